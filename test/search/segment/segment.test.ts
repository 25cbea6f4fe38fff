import { execFileSync } from 'node:child_process'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { createSegmenter, segmentation } from '../../../src/search/segment/segment.ts'

const unloadable = () => {
  throw new Error('no such file: nodejieba.node')
}

describe('the segmenter', () => {
  it('cuts a run into words, end to end', () => {
    const { engine, warning, words } = createSegmenter([])
    expect(engine).toBe('nodejieba')
    expect(warning).toBeUndefined()
    expect(words('我们今天读书')).toEqual(['我们', '今天', '读书'])
  })
  it('knows the names that it was given', () => {
    expect(createSegmenter(['菌草', '鲁班工坊']).words('建设菌草鲁班工坊')).toEqual([
      ...['建设', '菌草', '鲁班工坊'],
    ])
  })
  it('gives the names inside a longer name to the index', () => {
    const { searchWords } = createSegmenter(['负面清单', '外资准入负面清单'])
    expect(searchWords('外资准入负面清单')).toContain('外资准入负面清单')
    expect(searchWords('外资准入负面清单')).toContain('负面清单')
  })
})

describe('the segmenter where nothing can be written', () => {
  it('has the whole dictionary, and says so: an index made by a part of it does not fit', () => {
    const module = pathToFileURL(resolve('dist/src/search/segment/segment.js'))
    const script = `import { segmentation } from '${module}'; process.stdout.write(segmentation())`
    const told = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
      encoding: 'utf8',
      env: { TMPDIR: '/nonexistent' },
    })
    expect(told).toMatch(/^nodejieba/)
    expect(told).not.toBe(segmentation())
  })
})

describe('the segmenter without the add-on', () => {
  it('says why and still cuts', () => {
    const { engine, warning, words } = createSegmenter(['菌草'], unloadable)
    expect(engine).toBe('Intl.Segmenter')
    expect(warning).toBe('no such file: nodejieba.node')
    expect(words('推动经济发展').join('')).toBe('推动经济发展')
  })
  it('gives the index every two neighbours inside a long word', () => {
    const { searchWords } = createSegmenter([], unloadable)
    const cut = searchWords('世界贸易组织')
    for (const word of ['世界', '贸易', '组织']) expect(cut.join(' ')).toContain(word)
  })
})
