import type { Said } from './said.ts'
import { zhArguments } from './zh/arguments.ts'
import { zhCard } from './zh/card.ts'
import { zhPlatform } from './zh/platform.ts'
import { zhStudy } from './zh/study.ts'
import { zhWeb } from './zh/web.ts'

/** What Zhangju says in simplified Chinese. The keys and their arguments are what every language must have. */
export const zh = {
  ...zhArguments,
  ...zhCard,
  ...zhPlatform,
  ...zhStudy,
  ...zhWeb,

  // Chinese titles are set between 《》 and English ones in quotation marks.
  'command.topic.name': (zh: string, _en: string) => zh,
  'command.topic.summary': (zh: string, _en: string) => `阅读《${zh}》`,
  'command.topic.usage': (command: string) =>
    `/${command} 看目录；/${command} 2 或 /${command} 第二 看一节；/${command} 2.1 看一段；/${command} 词语 在文中查找`,
  'command.search.name': '查找',
  'command.search.summary': '查找原文',
  'command.search.usage':
    '/search 绿色丝绸之路；加引号是原句：/search “共商共建共享”；-词 排除；in:ftz 只查一篇；拼音、英文、简称都可以',
  'command.cite.name': '引用',
  'command.cite.summary': '某处的引文格式',
  'command.cite.usage': '/cite beltroad/3.1 或 /cite 一带一路 第三 1；末尾可加 short、full 或 gbt',
  'command.context.name': '前后文',
  'command.context.summary': '某段的前后文',
  'command.context.usage': '/context beltroad/3.1',
  'command.verify.name': '核对',
  'command.verify.summary': '核对引文',
  'command.verify.usage': '/verify 从“大写意”进入“工笔画”阶段',
  'command.terms.name': '用例',
  'command.terms.summary': '一个词的全部用例',
  'command.terms.usage': '/terms 制度型开放',
  'command.topics.name': '文章',
  'command.topics.summary': '收录的文章',
  'command.topics.usage': '/topics',
  'command.random.name': '随机',
  'command.random.summary': '随机一段',
  'command.random.usage': '/random；/random ftz 从一篇中；/random 3 要三段',
  'command.help.name': '帮助',
  'command.help.summary': '命令一览',
  'command.help.usage': '/help 或 /help search',
  'command.language.name': '语言',
  'command.language.summary': '界面语言',
  'command.language.usage': '/language zh 或 /language en',
  'command.private.name': '私密',
  'command.private.summary': '回答给谁看',
  'command.private.usage': '/private on 或 /private off',
  'command.about.name': '关于',
  'command.about.summary': '关于章句',
  'command.about.usage': '/about',

  'group.read': '阅读',
  'group.find': '查找',
  'group.check': '引用与核对',
  'group.settings': '其他',

  'place.opening': '开篇',
  'topic.sections': (count: number) => `共${count}部分：`,
  'topic.source': (source: string) => `来源：${source}`,
  'topic.noSource': '原文未注明来源',
  'topic.paragraphs': (count: number) => `${count}段`,
  'topic.unknownSection': (title: string, typed: string) =>
    `《${title}》没有“${typed}”这一处。可选：`,
  'topic.contents': '目录',
  'topic.previousSection': '上一节',
  'topic.nextSection': '下一节',

  'search.empty': '要找什么？命令后面写上词语，例如：',
  'search.found': (words: string, count: number) => `“${words}”：找到${count}段`,
  'search.nothing': (words: string) => `没有找到“${words}”。`,
  'search.searched': (works: string) => `已查：${works}`,
  'search.variants': (variants: string) => `查过的写法：${variants}`,
  'search.nearest': '文中相近的词：',
  'search.topics': '可以先看看这些文章：',
  'search.unknownWork': (name: string) => `没有收录名为“${name}”的文章。已收录：`,
  'why.exact': '逐字相同',
  'why.missing': (words: string) => `未见：${words}`,
  'why.alias': (typed: string, found: string) => `“${typed}”即“${found}”`,
  'why.number': (typed: string, found: string) => `“${typed}”写作“${found}”`,
  'why.pinyin': (typed: string, found: string) => `拼音 ${typed} → ${found}`,
  'why.near': (typed: string, found: string) => `“${typed}”可能是“${found}”`,
  'why.gloss': (typed: string, found: string) => `按词表释义：“${typed}”→“${found}”`,
  'why.translation': (typed: string, found: string) => `“${typed}”译作“${found}”`,
  'why.meaning': (typed: string, found: string) => `按词义：“${typed}”→“${found}”`,

  'address.empty': '要哪一段？例如：',
  'address.unknown': (typed: string) => `没有“${typed}”这一处。`,
  'address.needPassage': (typed: string) => `“${typed}”不是一段。请选一段：`,
  'address.near': '最近的是：',
  'address.form': (example: string) => `写法：${example}（文章/节.段）`,
  'action.open': '打开',
  'action.context': '前后文',
  'action.cite': '引用格式',
  'action.copy': (style: string) => `复制（${style}）`,
  'action.copyCitation': '复制出处',
  'action.openChat': '私聊中打开',
  'action.discuss': '讨论',
  'action.back': '‹ 返回',
  'action.share': '分享',
  'action.whole': '全段',
  'action.section': '本节',
  'action.previous': '上一段',
  'action.next': '下一段',
  'action.again': '再来一段',

  'context.before': '前一段',
  'context.here': '本段',
  'context.after': '后一段',
  'context.first': '（这是全文第一段）',
  'context.last': '（这是全文最后一段）',

  'verify.empty': '要核对哪句话？命令后面写上引文，例如：',
  'verify.exact': '与原文完全一致',
  'verify.others': (count: number) => `另有${count}处相同`,
  'verify.loose': '文字一致，只有标点、空格、全半角或简繁不同。原文是：',
  'verify.altered': '与原文有出入（方括号内是原文有而引文没有的，花括号内是引文多出的）：',
  'verify.missing': '收录的文章里没有这句话',
  'verify.tally': (exact: number, loose: number, altered: number, missing: number) =>
    `共核对${exact + loose + altered + missing}句：一致${exact}，仅标点等不同${loose}，有出入${altered}，未找到${missing}`,
  'verify.tooLong': (limit: number) => `一次最多核对${limit}个字，以下只核对了前面的部分。`,

  'terms.empty': '要查哪个词？例如：',
  'terms.found': (word: string, count: number, works: number) =>
    `“${word}”共${count}处，见于${works}篇`,
  'terms.inWork': (title: string, count: number) => `《${title}》${count}处`,
  'terms.alsoCalled': '文中又作：',

  'topics.title': (count: number) => `收录文章${count}篇`,
  'topics.size': (sections: number, paragraphs: number) => `${sections}部分${paragraphs}段`,
  'help.title': '章句：查原文，引原句',
  'help.intro': '回答只引原文，并注明出处。直接输入词语就是查找。',
  'help.usage': (usage: string) => `用法：${usage}`,
  'language.set': '界面语言已设为简体中文。',
  'language.now': '现在是简体中文。可选：',
  'about.what': (version: string) =>
    `章句 ${version}：只引原文、注明出处的读书助手。不转述，不猜测。`,
  'about.corpus': (works: number, paragraphs: number, characters: number) =>
    `收录${works}篇文章，${paragraphs}段，${characters}字。`,
  'about.engine': (segmenter: string) => `检索：MiniSearch，分词：${segmenter}。`,

  'mistake.tooLong': (limit: number) => `一次最多写${limit}个字。请缩短后再问。`,
  'mistake.unknownCommand': (name: string) => `没有 /${name} 这个命令。`,
  'mistake.didYouMean': '您是不是要：',
  'mistake.usage': (usage: string) => `用法：${usage}`,
  'mistake.choice': (typed: string, options: string) => `“${typed}”不在可选之列：${options}`,
  'mistake.tooMuch': (typed: string) => `多出了“${typed}”。`,
  'fault.store': (id: string) =>
    `抱歉，现在记不下东西（编号 ${id}），查找和阅读不受影响。请告诉管理员。`,
  'fault.sorry': (id: string) => `抱歉，这里出了错，已经记录（编号 ${id}）。请再试一次或换个说法。`,

  'private.on': '这里的回答只给提问的人看。',
  'private.off': '这里的回答大家都能看到。',
  'private.change': '可选：',

  'button.gone': '这个按钮已经失效，请重新提问。',
  'inline.nothing': '没有找到，点此看看能问什么',

  'page.previous': '上一页',
  'page.next': '下一页',
  'page.of': (page: number, pages: number) => `第${page}页，共${pages}页`,

  'terminal.welcome': (works: number) =>
    `章句：收录${works}篇文章。输入词语查找，或输入 /help；输入方括号里的数字选择，输入 /quit 退出。`,
  'terminal.noChoice': (typed: string) => `没有第 ${typed} 项可选。`,
  'terminal.bye': '再见。',
}

/** Every key with what it takes; the wording itself may differ. */
export type Wording = Said<typeof zh>
