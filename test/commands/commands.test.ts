import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { commandsOf } from '../../src/commands/all.ts'
import { answer } from '../../src/commands/answer.ts'
import type { AnyCommand } from '../../src/commands/command.ts'
import { privately } from '../../src/commands/private.ts'
import type { Desk } from '../../src/desk.ts'
import { readQuestion } from '../../src/inquiry.ts'
import {
  addressesIn,
  anyText,
  ask,
  citationsIn,
  deskOver,
  itemsIn,
  mistakesIn,
  offeredIn,
  openLibrary,
  quotationsIn,
  saidIn,
  wordsIn,
} from '../fixture.ts'

describe('a topic command', () => {
  it('lists the sections of its work', async () => {
    const reply = await ask('/beltroad')
    expect(itemsIn(reply)).toEqual([
      '开篇',
      '第一，构建“一带一路”立体互联互通网络',
      '第二，推动“一带一路”科技创新',
      '第三，促进“一带一路”绿色发展',
      '第四，开展“一带一路”务实合作',
      '第五，完善“一带一路”国际合作机制',
    ])
    expect(saidIn(reply)).toContain('来源：新华社')
  })
  it.each(['/ftz 2', '/ftz 二', '/ftz 第二', '／FTZ 第二'])('%s opens the section', async line => {
    expect(addressesIn(await ask(line))).toEqual(['ftz/2.1', 'ftz/2.2'])
  })
  it('offers with a paragraph that is all of its section what is offered with any paragraph', async () => {
    const actions = async (line: string) => quotationsIn(await ask(line)).map(it => it.actions)
    expect(await actions('/beltroad 3')).toEqual(await actions('/beltroad 3.1'))
    expect(await actions('/ftz 2')).toEqual([[], []])
  })
  it('opens a paragraph', async () => {
    expect(addressesIn(await ask('/beltroad 3.1'))).toEqual(['beltroad/3.1'])
  })
  it('searches inside its work for words', async () => {
    const addresses = addressesIn(await ask('/region 制度型开放'))
    expect(addresses.length).toBeGreaterThan(0)
    expect(addresses.every(address => address.startsWith('region/'))).toBe(true)
  })
  it('answers an unknown section with those that there are', async () => {
    const reply = await ask('/ftz 9')
    expect(mistakesIn(reply)).toEqual(['《实施自由贸易试验区提升战略》没有“9”这一处。可选：'])
    expect(itemsIn(reply)).toHaveLength(4)
  })
  it('answers an unknown paragraph with the nearest real ones', async () => {
    expect(itemsIn(await ask('/ftz 2.9'))).toEqual(['ftz/2.1', 'ftz/2.2'])
  })
})

describe('search', () => {
  it('quotes and cites what it finds', async () => {
    const reply = await ask('/search 菌草')
    expect(wordsIn(reply).join('')).toContain('做优做强“菌草”、鲁班工坊、“光明行”等品牌项目')
    expect(citationsIn(reply)).toEqual(['《完善推进高质量共建“一带一路”机制》第四，第1段'])
  })
  it.each(['beltroad/3.1', 'beltroad 3.1', '一带一路 第三 1'])(
    'takes %s for the passage',
    async line => {
      expect(addressesIn(await ask(line))).toEqual(['beltroad/3.1'])
    },
  )
  it('takes several addresses for several passages, each with what there is', async () => {
    expect(addressesIn(await ask('beltroad/3.1 ftz/2'))).toEqual([
      'beltroad/3.1',
      'ftz/2.1',
      'ftz/2.2',
    ])
    const reply = await ask('ftz/1.1 ftz/9.9')
    expect(addressesIn(reply)).toEqual(['ftz/1.1'])
    expect(mistakesIn(reply)).toEqual(['没有“ftz/9.9”这一处。'])
  })
  it('answers an address that there is not with the nearest real ones', async () => {
    const reply = await ask('/search ftz/2.9')
    expect(mistakesIn(reply)).toEqual(['没有“ftz/2.9”这一处。'])
    expect(itemsIn(reply)).toEqual(['ftz/2.1', 'ftz/2.2'])
  })
  it('looks for a work’s name with a number behind it as words', async () => {
    expect(mistakesIn(await ask('一带一路 2030'))).toEqual([])
  })
  it('shows no passage when nothing deserves it, and says what it looked through', async () => {
    const reply = await ask('/search 足球世界杯冠军')
    expect(quotationsIn(reply)).toEqual([])
    expect(saidIn(reply).join('')).toContain('没有找到“足球世界杯冠军”')
    expect(itemsIn(reply)).toContain('世界贸易组织')
  })
  it.each(['/search', '/search in:ftz', '/search -能源', '/ftz in:ftz'])(
    'answers %s, without words, with an example',
    async line => {
      expect(itemsIn(await ask(line))).toEqual(['/search 绿色丝绸之路'])
    },
  )
  it('says which wordings it tried as a reader would write them', async () => {
    expect(saidIn(await ask('“belt and road”', 'en'))).toContain(
      'Wordings tried: belt and road / 一带一路',
    )
    expect(saidIn(await ask('Opportunities abroad', 'en'))).toContain(
      'Wordings tried: Opportunities / abroad',
    )
  })
  it('answers an unknown work with the works', async () => {
    expect(itemsIn(await ask('绿色 in:moon'))).toEqual(['/beltroad', '/ftz', '/region'])
  })
})

describe('cite', () => {
  it('gives the three styles', async () => {
    const reply = await ask('/cite 一带一路 第三 1')
    const list = reply.blocks.find(block => block.kind === 'list')
    expect(list?.kind === 'list' && list.items.map(({ detail }) => detail)).toEqual([
      '《完善推进高质量共建“一带一路”机制》第三，第1段',
      '《完善推进高质量共建“一带一路”机制》 · 第三，促进“一带一路”绿色发展 · 第1段 · 来源：新华社',
      '完善推进高质量共建“一带一路”机制[Z]. 新华社: 第三，第1段.',
    ])
  })
  it('offers what goes on from it, and not itself', async () => {
    const reply = await ask('/cite beltroad/3.1')
    expect(offeredIn(reply)).toEqual(
      ['context', 'pin', 'discuss'].map(command => ({ command, words: 'beltroad/3.1' })),
    )
    const [quotation] = quotationsIn(reply)
    expect(quotation?.actions.map(({ kind }) => kind)).toEqual([
      'ask',
      'ask',
      'discuss',
      'share',
      'open',
    ])
  })
  it('gives one style when asked', async () => {
    expect(itemsIn(await ask('/cite beltroad/3.1 gbt'))).toHaveLength(1)
  })
  it.each(['/cite', '/cite nonsense', '/cite ftz/1', '/cite ftz/9.9'])(
    'answers %s with what would work',
    async line => {
      const reply = await ask(line)
      expect(mistakesIn(reply).length).toBeGreaterThan(0)
      expect(offeredIn(reply).length).toBeGreaterThan(0)
    },
  )
})

describe('context, terms, topics, random', () => {
  it('shows the passages before and after, across sections', async () => {
    expect(addressesIn(await ask('/context ftz/1.2'))).toEqual(['ftz/1.1', 'ftz/1.2', 'ftz/2.1'])
  })
  it('counts every occurrence of a word', async () => {
    const reply = await ask('/terms 制度型开放')
    expect(saidIn(reply)[0]).toBe('“制度型开放”共6处，见于2篇')
    const lines = reply.blocks.flatMap(block => (block.kind === 'concordance' ? block.lines : []))
    const words = lines.map(({ quote, mark }) => quote.passage.text.slice(mark.start, mark.end))
    expect(words).toEqual(Array(6).fill('制度型开放'))
  })
  it('lists the works', async () => {
    expect(itemsIn(await ask('/topics'))).toEqual(['/beltroad', '/ftz', '/region'])
  })
  it('draws a passage from the work that was named', async () => {
    const desk = deskOver(await openLibrary(), { random: () => 0.999 })
    expect(addressesIn(await ask('/random 自贸区', 'zh', desk))).toEqual(['ftz/3.2'])
  })
  it('draws as many passages as were asked for, none twice, and can bring them again', async () => {
    const reply = await ask('/random ftz 3')
    expect(addressesIn(reply)).toEqual(['ftz/0.1', 'ftz/0.2', 'ftz/1.1'])
    expect(reply.again).toEqual({ command: 'search', words: 'ftz/0.1 ftz/0.2 ftz/1.1' })
    expect(addressesIn(await ask('/search ftz/0.1 ftz/0.2 ftz/1.1'))).toEqual(addressesIn(reply))
    expect(offeredIn(reply)).toContainEqual({ command: 'random', words: 'ftz 3' })
    expect(mistakesIn(await ask('/random 9'))[0]).toContain('“9”')
  })
})

describe('verify', () => {
  it('says that a quotation is exact, and where it stands', async () => {
    const reply = await ask('/verify 从“大写意”进入“工笔画”阶段')
    expect(saidIn(reply)).toEqual(['✓ 与原文完全一致'])
    expect(citationsIn(reply)).toEqual(['《完善推进高质量共建“一带一路”机制》开篇，第2段'])
  })
  it('shows what was altered', async () => {
    const reply = await ask('/verify 从“工笔画”进入“大写意”阶段')
    expect(reply.blocks.some(({ kind }) => kind === 'difference')).toBe(true)
  })
})

describe('help, language, about', () => {
  it('lists every command once', async () => {
    const { commands } = deskOver(await openLibrary())
    const listed = itemsIn(await ask('/help'))
    expect([...listed].sort()).toEqual(commands.map(({ name }) => `/${name}`).sort())
  })
  it('offers the nearest commands for one that there is not', async () => {
    expect(itemsIn(await ask('/serch x'))).toEqual(['/search', '/help'])
  })
  it('offers the command whose name was begun', async () => {
    expect(itemsIn(await ask('/belt 3'))).toEqual(['/beltroad', '/help'])
    expect(offeredIn(await ask('/belt 3'))[0]).toEqual({ command: 'beltroad', words: '3' })
  })
  it('offers the nearest command with the words that were typed', async () => {
    expect(offeredIn(await ask('/serch 菌草'))[0]).toEqual({ command: 'search', words: '菌草' })
    expect(offeredIn(await ask('/help serch'))[0]).toEqual({ command: 'help', words: 'search' })
  })
  it('keeps the language that the room chose', async () => {
    const desk = deskOver(await openLibrary())
    await ask('/language en', 'zh', desk)
    expect(saidIn(await ask('/search 足球世界杯冠军', 'zh', desk))[0]).toBe(
      'Nothing found for “足球世界杯冠军”.',
    )
  })
  it('refuses a language that it does not speak', async () => {
    expect(mistakesIn(await ask('/language fr'))[0]).toBe(
      '“fr” 不在可选之列：zh, en'.replace(' ', ''),
    )
  })
  it('refuses words where none belong', async () => {
    expect(mistakesIn(await ask('/topics now'))[0]).toBe('多出了“now”。')
  })
})

describe('a room inside another', () => {
  it('speaks the language that the room around it chose, until it chooses one', async () => {
    const library = await openLibrary()
    const desk = deskOver(library)
    const asked = async (line: string, room: string) => {
      const question = readQuestion(line) ?? { command: '', words: '' }
      const inquiry = { ...question, room, reader: 'reader', locale: 'zh' as const }
      return (await answer(inquiry, desk, commandsOf(library))).locale
    }
    await asked('/language en', 'a')
    expect([await asked('/about', 'a/1'), await asked('/about', 'b/1')]).toEqual(['en', 'zh'])
    await asked('/language zh', 'a/1')
    expect([await asked('/about', 'a/1'), await asked('/about', 'a')]).toEqual(['zh', 'en'])
  })
})

describe('who sees the answers', () => {
  it('is said, can be chosen, and is kept for the room', async () => {
    const library = await openLibrary()
    const desk = deskOver(library)
    const say = async (words: string) =>
      saidIn(await answerWith(words, desk, [...commandsOf(library), privately]))
    expect((await say(''))[0]).toBe('这里的回答大家都能看到。')
    expect(await say('on')).toEqual(['这里的回答只给提问的人看。'])
    expect((await say(''))[0]).toBe('这里的回答只给提问的人看。')
    expect(await say('off')).toEqual(['这里的回答大家都能看到。'])
    expect((await say('maybe'))[0]).toBe('“maybe”不在可选之列：on, off')
  })
  const answerWith = (words: string, desk: Desk, commands: readonly AnyCommand[]) =>
    answer({ command: 'private', words, room: 'a', reader: 'r', locale: 'zh' }, desk, commands)
})

describe('what is offered next', () => {
  it('can be asked, every time', async () => {
    const { commands } = deskOver(await openLibrary())
    const lines = [
      ...commands.flatMap(({ name }) => [
        `/${name}`,
        `/${name} 3.1`,
        `/${name} 菌草`,
        `/${name} 足球`,
      ]),
      ...[
        '/context ftz/0.1',
        '/cite beltroad',
        '/serch 菌草',
        '/help serch',
        '开放',
        '/beltroad 3.9',
      ],
    ]
    for (const line of lines) {
      for (const { command, words } of offeredIn(await ask(line)))
        expect(
          mistakesIn(await ask(`/${command} ${words}`)),
          `${line}: /${command} ${words}`,
        ).toEqual([])
    }
  })
})

describe('any line whatsoever', () => {
  it.each(['/search ', '/verify ', '/terms ', '/cite ', '/ftz ', '/help ', '/random ', '/', ''])(
    'of 100,000 characters behind %j gets an answer',
    async opening => {
      for (const piece of ['一带一路', 'yi dai ', '“', '草。', '9']) {
        const reply = await ask(opening + piece.repeat(Math.ceil(100_000 / piece.length)))
        expect(reply.blocks.length).toBeGreaterThan(0)
      }
    },
  )
  it('gets an answer with something in it, whose quotations are cited and exact', async () => {
    const names = [
      '',
      ...deskOver(await openLibrary()).commands.map(({ name }) => `/${name} `),
      '/x ',
    ]
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...names),
        anyText,
        fc.constantFrom('zh', 'en'),
        async (name, text, locale) => {
          fc.pre((name + text).trim() !== '')
          const reply = await ask(name + text, locale === 'zh' ? 'zh' : 'en')
          expect(reply.blocks.length).toBeGreaterThan(0)
          for (const { quote, citation } of quotationsIn(reply)) {
            expect(citation.text).not.toBe('')
            expect(quote.passage.text.slice(quote.span.start, quote.span.end)).toBe(quote.words)
          }
        },
      ),
      { numRuns: 300 },
    )
  })
})
