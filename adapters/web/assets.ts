import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'

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

/** This file runs as source beside the assets, and compiled in `dist`, three folders from them. */
const folder = ['./assets/', '../../../adapters/web/assets/']
  .map(path => new URL(path, import.meta.url))
  .find(url => existsSync(url))

function assetOf(name: string, ending: keyof typeof types): Asset {
  const content = new Uint8Array(readFileSync(new URL(`${name}.${ending}`, folder)))
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 12)
  return { path: `/assets/${name}.${hash}.${ending}`, type: types[ending], content }
}

export const assets = {
  style: assetOf('style', 'css'),
  script: assetOf('reader', 'js'),
  icon: assetOf('icon', 'svg'),
}
