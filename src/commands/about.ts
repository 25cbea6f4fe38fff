import { command } from './define.ts'

export const about = command({
  name: 'about',
  group: 'settings',
  localName: say => say['command.about.name'],
  summary: say => say['command.about.summary'],
  usage: say => say['command.about.usage'],
  params: {},
  run: (_, { desk, locale, say }) => {
    const { works, passages, search } = desk.library
    const characters = passages.reduce((sum, { text }) => sum + [...text].length, 0)
    return {
      locale,
      blocks: [
        { kind: 'paragraph', text: say['about.what'](desk.version) },
        { kind: 'paragraph', text: say['about.corpus'](works.length, passages.length, characters) },
        { kind: 'paragraph', text: say['about.engine'](search.segmenter.engine) },
      ],
    }
  },
})
