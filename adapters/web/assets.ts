import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { projectFile } from '../../src/project-file.ts'

/** A file that pages load; its name changes with its content, so that it may be kept for ever. */
export interface Asset {
  readonly path: string
  readonly type: string
  readonly content: Uint8Array<ArrayBuffer>
}

const types = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
}

function assetOf(name: string, ending: keyof typeof types): Asset {
  const content = new Uint8Array(readFileSync(projectFile(`adapters/web/assets/${name}.${ending}`)))
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 12)
  return { path: `/assets/${name}.${hash}.${ending}`, type: types[ending], content }
}

export const assets = {
  style: assetOf('style', 'css'),
  script: assetOf('reader', 'js'),
  icon: assetOf('icon', 'svg'),
}
