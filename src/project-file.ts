/** This file stands in `src`, and compiled one folder deeper, in `dist/src`. */
const root = new URL(import.meta.url.endsWith('.ts') ? '../' : '../../', import.meta.url)

/** A file or folder of the project, by its path from the folder of package.json: no compiler copies it to `dist`. */
export const projectFile = (path: string): URL => new URL(path, root)
