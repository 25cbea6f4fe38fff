import { enArguments } from './en/arguments.ts'
import { enCard } from './en/card.ts'
import { enPlatform } from './en/platform.ts'
import { enStudy } from './en/study.ts'
import { enWeb } from './en/web.ts'
import type { Wording } from './zh.ts'

const many = (count: number, one: string, more = `${one}s`) =>
  `${count} ${count === 1 ? one : more}`

/** What Zhangju says in English. */
export const en: Wording = {
  ...enArguments,
  ...enCard,
  ...enPlatform,
  ...enStudy,
  ...enWeb,

  'command.topic.name': (_zh, en) => en,
  'command.topic.summary': (_zh, en) => `Read “${en}”`,
  'command.topic.usage': command =>
    `/${command} for its contents; /${command} 2 or /${command} 第二 for a section; /${command} 2.1 for a paragraph; /${command} words to search in it`,
  'command.search.name': 'search',
  'command.search.summary': 'Find passages',
  'command.search.usage':
    '/search green silk road; in quotation marks for the exact words: /search “共商共建共享”; -word leaves out; in:ftz looks in one work; pinyin, English and abbreviations all work',
  'command.cite.name': 'cite',
  'command.cite.summary': 'How to cite a passage',
  'command.cite.usage':
    '/cite beltroad/3.1 or /cite 一带一路 第三 1; add short, full or gbt for one style',
  'command.context.name': 'context',
  'command.context.summary': 'What stands around a passage',
  'command.context.usage': '/context beltroad/3.1',
  'command.verify.name': 'verify',
  'command.verify.summary': 'Check a quotation',
  'command.verify.usage': '/verify 从“大写意”进入“工笔画”阶段',
  'command.terms.name': 'terms',
  'command.terms.summary': 'Every occurrence of a word',
  'command.terms.usage': '/terms 制度型开放',
  'command.topics.name': 'topics',
  'command.topics.summary': 'The works',
  'command.topics.usage': '/topics',
  'command.random.name': 'random',
  'command.random.summary': 'A passage at random',
  'command.random.usage': '/random; /random ftz from one work; /random 3 for three paragraphs',
  'command.help.name': 'help',
  'command.help.summary': 'What you can ask',
  'command.help.usage': '/help or /help search',
  'command.language.name': 'language',
  'command.language.summary': 'Language of these messages',
  'command.language.usage': '/language zh or /language en',
  'command.private.name': 'private',
  'command.private.summary': 'Who sees the answers',
  'command.private.usage': '/private on or /private off',
  'command.about.name': 'about',
  'command.about.summary': 'About Zhangju',
  'command.about.usage': '/about',

  'group.read': 'Read',
  'group.find': 'Find',
  'group.check': 'Cite and check',
  'group.settings': 'More',

  'place.opening': 'Opening',
  'topic.sections': count => `${many(count, 'section')}:`,
  'topic.source': source => `Source: ${source}`,
  'topic.noSource': 'The text names no source',
  'topic.paragraphs': count => many(count, 'paragraph'),
  'topic.unknownSection': (title, typed) => `“${title}” has no “${typed}”. It has:`,
  'topic.contents': 'Contents',
  'topic.previousSection': 'Previous section',
  'topic.nextSection': 'Next section',

  'search.empty': 'What shall I look for? Put words behind the command, for instance:',
  'search.found': (words, count) => `“${words}”: ${many(count, 'passage')}`,
  'search.nothing': words => `Nothing found for “${words}”.`,
  'search.searched': works => `Searched: ${works}`,
  'search.variants': variants => `Wordings tried: ${variants}`,
  'search.nearest': 'Terms of the texts that come near:',
  'search.topics': 'The works to read in:',
  'search.unknownWork': name => `There is no work called “${name}”. There are:`,
  'why.exact': 'word for word',
  'why.missing': words => `without: ${words}`,
  'why.alias': (typed, found) => `“${typed}” is “${found}”`,
  'why.number': (typed, found) => `“${typed}” written “${found}”`,
  'why.pinyin': (typed, found) => `pinyin ${typed} → ${found}`,
  'why.near': (typed, found) => `“${typed}” may be “${found}”`,
  'why.gloss': (typed, found) => `“${typed}” by the glossary: “${found}”`,
  'why.translation': (typed, found) => `“${typed}” is “${found}”`,
  'why.meaning': (typed, found) => `“${typed}” by its meaning: “${found}”`,

  'address.empty': 'Which passage? For instance:',
  'address.unknown': typed => `There is no “${typed}”.`,
  'address.needPassage': typed => `“${typed}” is not one paragraph. Choose one:`,
  'address.near': 'The nearest are:',
  'address.form': example => `Write it as ${example} (work/section.paragraph)`,
  'action.open': 'Open',
  'action.context': 'Context',
  'action.cite': 'Cite',
  'action.copy': style => `Copy (${style})`,
  'action.copyCitation': 'Copy citation',
  'action.openChat': 'Open in chat',
  'action.discuss': 'Discuss',
  'action.back': '‹ Back',
  'action.share': 'Share',
  'action.whole': 'Whole paragraph',
  'action.section': 'This section',
  'action.previous': 'Previous',
  'action.next': 'Next',
  'action.again': 'Another',

  'context.before': 'Before',
  'context.here': 'The passage',
  'context.after': 'After',
  'context.first': '(The work begins here.)',
  'context.last': '(The work ends here.)',

  'verify.empty': 'Which words shall I check? Put the quotation behind the command, for instance:',
  'verify.exact': 'Exact, to the character',
  'verify.others': count => `and in ${many(count, 'other passage')}`,
  'verify.loose':
    'The words are right; only punctuation, spaces, width or simplified/traditional differ. The text has:',
  'verify.altered':
    'Altered (in [- -] what the text has and the quotation lacks, in {+ +} what the quotation adds):',
  'verify.missing': 'Not in any of the works',
  'verify.tally': (exact, loose, altered, missing) =>
    `${many(exact + loose + altered + missing, 'sentence')} checked: ${exact} exact, ${loose} but for punctuation and the like, ${altered} altered, ${missing} not found`,
  'verify.tooLong': limit =>
    `At most ${limit} characters are checked at once; this is the beginning.`,

  'terms.empty': 'Which word? For instance:',
  'terms.found': (word, count, works) =>
    `“${word}”: ${many(count, 'occurrence')} in ${many(works, 'work')}`,
  'terms.inWork': (title, count) => `${title}: ${count}`,
  'terms.alsoCalled': 'Also written in the texts:',

  'topics.title': count => `${many(count, 'work')}`,
  'topics.size': (sections, paragraphs) =>
    `${many(sections, 'section')}, ${many(paragraphs, 'paragraph')}`,
  'help.title': 'Zhangju 章句: the exact words, with their source',
  'help.intro': 'Every answer quotes the texts and says where. Words typed alone are looked for.',
  'help.usage': usage => `Usage: ${usage}`,
  'language.set': 'Messages are in English now; quotations stay as the texts have them.',
  'language.now': 'Messages are in English. You can choose:',
  'about.what': version =>
    `Zhangju 章句 ${version}: quotes the exact words and says where they stand. It never paraphrases and never guesses.`,
  'about.corpus': (works, paragraphs, characters) =>
    `${many(works, 'work')}, ${many(paragraphs, 'paragraph')}, ${characters} characters.`,
  'about.engine': segmenter => `Search by MiniSearch, words by ${segmenter}.`,

  'mistake.tooLong': limit =>
    `A question has at most ${limit} characters. Please shorten it and ask again.`,
  'mistake.unknownCommand': name => `There is no command /${name}.`,
  'mistake.didYouMean': 'Did you mean:',
  'mistake.usage': usage => `Usage: ${usage}`,
  'mistake.choice': (typed, options) => `“${typed}” is none of: ${options}`,
  'mistake.tooMuch': typed => `“${typed}” is too much here.`,
  'fault.store': id =>
    `Sorry, nothing can be remembered at the moment (${id}); searching and reading go on. Please tell whoever runs this bot.`,
  'fault.sorry': id =>
    `Sorry, something went wrong here and was noted (${id}). Try again or put it another way.`,

  'private.on': 'Answers here are seen only by whoever asks.',
  'private.off': 'Answers here are seen by everyone.',
  'private.change': 'To choose:',

  'button.gone': 'This button has expired. Please ask again.',
  'inline.nothing': 'Nothing found. See what you can ask',

  'page.previous': 'Previous page',
  'page.next': 'Next page',
  'page.of': (page, pages) => `Page ${page} of ${pages}`,

  'terminal.welcome': works =>
    `Zhangju 章句: ${many(works, 'work')}. Type words to find them, or /help; a number in brackets chooses; /quit leaves.`,
  'terminal.noChoice': typed => `There is nothing numbered ${typed} to choose.`,
  'terminal.bye': 'Goodbye.',
}
