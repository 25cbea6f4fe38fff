import { execFile, spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'

const run = promisify(execFile)

/** Runs a compiled entry as npm would, with `input` on its standard input. */
async function start(
  entry: string,
  args: readonly string[],
  input: string,
  env: NodeJS.ProcessEnv = {},
) {
  const child = run(process.execPath, ['scripts/run.mjs', entry, ...args], {
    env: { ...process.env, LANG: 'C', LC_ALL: '', ...env },
  })
  child.child.stdin?.end(input)
  return child
}

describe('npm start with questions piped in', () => {
  it('answers each with exact words and citation, and ends well', async () => {
    const questions =
      '/ftz 2\n/beltroad 三\n/search 菌草\n/search green silk road\n/verify 从“大写意”进入“工笔画”阶段\n'
    const { stdout, stderr } = await start('adapters/main.js', [], questions)
    for (const words of [
      '加大以制度创新为核心的改革探索，深入推进制度型开放',
      '《实施自由贸易试验区提升战略》第二，第2段',
      '第三，促进“一带一路”绿色发展。坚持建设绿色丝绸之路',
      '做优做强“菌草”、鲁班工坊、“光明行”等品牌项目',
      '“green silk road”即“绿色丝绸之路”',
      '│ 从“大写意”进入“工笔画”阶段\n—— 《完善推进高质量共建“一带一路”机制》开篇，第2段',
    ]) {
      expect(stdout).toContain(words)
    }
    expect(stderr).toBe('')
  })
  it('chooses by number, names a number that is not there, and leaves at /quit', async () => {
    const { stdout } = await start('adapters/main.js', [], '/topics\n2\n99\n/quit\n/help\n')
    expect(stdout).toContain('第一，对接国际高标准经贸规则')
    expect(stdout).toContain('没有第 99 项可选。')
    expect(stdout).not.toContain('章句：查原文')
  })
  it('speaks English where the system does', async () => {
    const { stdout } = await start('adapters/main.js', [], '足球世界杯冠军\n', {
      LANG: 'en_US.UTF-8',
    })
    expect(stdout).toContain('Nothing found for “足球世界杯冠军”.')
  })
  it('does not start on a value that cannot be used, and names the variable', async () => {
    await expect(start('adapters/main.js', [], '', { LOG_LEVEL: 'loud' })).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('LOG_LEVEL must be one of trace'),
    })
  })
  it('does not start on a folder without a corpus, and says what to do', async () => {
    await expect(
      start('adapters/main.js', [], '', { CORPUS_DIR: 'nowhere' }),
    ).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('CORPUS_DIR'),
    })
  })
  it('does not start on a broken corpus, and lists its faults', async () => {
    const corpus = await mkdtemp(join(tmpdir(), 'zhangju-'))
    await writeFile(join(corpus, 'one.md'), '---\nid: One\ntitel: 一\n---\n\n一。\n')
    await writeFile(join(corpus, 'two.md'), '没有前言。\n')
    const failure = expect(start('adapters/main.js', [], '菌草\n', { CORPUS_DIR: corpus })).rejects
    await failure.toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(
        /one\.md:2: .*\n.*one\.md:3: .*"titel".*\n.*two\.md:1: no front matter/s,
      ),
    })
    await rm(corpus, { recursive: true })
  })
  it('answers without the add-on too, with one warning that says how to mend it', async () => {
    const { stdout, stderr } = await start(
      'adapters/main.js',
      [],
      '菌草\ngreen silk road\nnegative list\n中欧斑列\nydyl\n足球世界杯冠军\n',
      { NODE_OPTIONS: '--no-addons' },
    )
    for (const words of [
      '做优做强“菌草”、鲁班工坊、“光明行”等品牌项目',
      '坚持建设绿色丝绸之路',
      '“negative list”即“负面清单”',
      '“中欧斑列”可能是“中欧班列”',
      '拼音 ydyl → 一带一路',
      '没有找到“足球世界杯冠军”。',
    ]) {
      expect(stdout).toContain(words)
    }
    expect(stderr.trim().split('\n')).toEqual([expect.stringContaining('npm rebuild nodejieba')])
  })
  it('ends cleanly at SIGTERM', async () => {
    const child = spawn(process.execPath, ['scripts/run.mjs', 'adapters/main.js'], {
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    child.stdin.write('菌草\n')
    const code = new Promise(resolve => child.once('exit', resolve))
    await new Promise(resolve => child.stdout.once('data', resolve))
    child.kill('SIGTERM')
    expect(await code).toBe(0)
  })
})

describe('search for programs', () => {
  it('prints one JSON object a query', async () => {
    const { stdout } = await start(
      'adapters/terminal/search.js',
      ['--json', '--limit', '2'],
      '菌草\n\n足球世界杯冠军\n',
    )
    const [first, second, ...rest] = stdout
      .trim()
      .split('\n')
      .map(line => JSON.parse(line))
    expect(first).toMatchObject({
      query: '菌草',
      hits: [
        {
          address: 'beltroad/4.1',
          spans: [{ start: 187, end: 189 }],
          citation: '《完善推进高质量共建“一带一路”机制》第四，第1段',
        },
      ],
    })
    expect(first.hits[0].text.slice(187, 189)).toBe('菌草')
    expect(second).toEqual({ query: '足球世界杯冠军', hits: [] })
    expect(rest).toEqual([])
  })
  it('refuses options that it does not have', async () => {
    await expect(
      start('adapters/terminal/search.js', ['--json', '--limit', 'many', '菌草'], ''),
    ).rejects.toMatchObject({ code: 2 })
  })
})
