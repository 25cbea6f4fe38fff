import { wordingIn } from '../i18n/wording.ts'
import { locales } from '../passage.ts'
import { mistake } from './blocks.ts'
import { command } from './define.ts'

export const language = command({
  name: 'language',
  group: 'settings',
  localName: say => say['command.language.name'],
  summary: say => say['command.language.summary'],
  usage: say => say['command.language.usage'],
  params: { language: { kind: 'choice', options: locales } },
  run: async ({ language }, { desk, inquiry, locale, say }) => {
    if (language === undefined) {
      const items = locales.map(choice => ({
        text: `/language ${choice}`,
        question: { command: 'language', words: choice },
      }))
      return {
        locale,
        blocks: [
          { kind: 'paragraph', text: say['language.now'] },
          { kind: 'list', items },
        ],
      }
    }
    if (!(await desk.administers(inquiry)))
      return { locale, blocks: [mistake(say['settings.administrators'])] }
    await desk.store.rooms.change(inquiry.room, { locale: language })
    return {
      locale: language,
      blocks: [{ kind: 'paragraph', text: wordingIn(language)['language.set'] }],
    }
  },
})
