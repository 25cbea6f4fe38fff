import { constants } from 'node:fs'
import { type FileHandle, lstat, open } from 'node:fs/promises'
import { codeOf } from '../error-code.ts'
import { ImportError } from './import-error.ts'

/**
 * What the file at `path` holds. A link is followed; a device or a pipe, which may have no
 * end or never answer, is not read.
 *
 * @param mebibytes the most that is read
 * @throws ImportError when it is no file, cannot be read or is too large
 */
export async function bytesOf(path: string, mebibytes: number): Promise<Uint8Array> {
  // Opened so that a pipe nobody writes to does not make us wait; asked what it is by the
  // handle, so that it cannot become something else between the question and the reading.
  const handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK).catch(cause =>
    refuse(path, cause),
  )
  try {
    return await bytesIn(handle, mebibytes)
  } catch (cause) {
    return await refuse(path, cause)
  } finally {
    await handle.close()
  }
}

async function bytesIn(handle: FileHandle, mebibytes: number): Promise<Uint8Array> {
  const state = await handle.stat()
  if (state.isDirectory()) {
    throw new ImportError('is a folder', 'name the files in it, for example with *.txt')
  }
  if (!state.isFile()) {
    throw new ImportError(
      'is a device or a pipe, not a file',
      'save what comes out of it in a file and name that',
    )
  }
  const limit = mebibytes * 2 ** 20
  const tooLarge = new ImportError(
    `is larger than ${mebibytes} MiB`,
    'split it into parts, or take its pictures out',
  )
  if (state.size > limit) throw tooLarge
  const chunks: Buffer[] = []
  // One byte more than is allowed shows a file that has grown since, or that hides its size.
  for await (const chunk of handle.createReadStream({ end: limit, autoClose: false })) {
    chunks.push(chunk)
  }
  const bytes = Buffer.concat(chunks)
  if (bytes.length > limit) throw tooLarge
  return bytes
}

async function refuse(path: string, cause: unknown): Promise<never> {
  if (cause instanceof ImportError) throw cause
  const code = codeOf(cause)
  if (code === 'ENXIO') {
    throw new ImportError('is a socket, not a file', 'name a file', { cause })
  }
  if (code === 'ELOOP') {
    throw new ImportError('is a link that leads back to itself', 'name the file itself', { cause })
  }
  if (code !== 'ENOENT') {
    throw new ImportError(`cannot be read (${code})`, 'check its permissions', { cause })
  }
  const isLink = await lstat(path).then(
    state => state.isSymbolicLink(),
    () => false,
  )
  throw isLink
    ? new ImportError('is a link to a file that does not exist', 'name the file itself', { cause })
    : new ImportError('does not exist', 'check its name and where you stand', { cause })
}
