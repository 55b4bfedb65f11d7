import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

export const root = path.resolve(__dirname, '../..')

/** Made by a build, never by hand. */
const made = ['test/.artifacts']

function* walk(folder: string): Generator<string> {
  for (const entry of readdirSync(path.join(root, folder), { withFileTypes: true })) {
    const file = path.posix.join(folder, entry.name)
    if (made.includes(file)) continue
    if (entry.isDirectory()) yield* walk(file)
    else if (entry.isFile()) yield file
  }
}

/** Every file of ours, as a path from the project's root. */
export const files: readonly string[] = ['config', 'src', 'cloudfunctions', 'test']
  .flatMap((folder) => [...walk(folder)])
  .sort()

export const isCode = (file: string): boolean => /\.(tsx?|mjs)$/.test(file)
export const isText = (file: string): boolean => /\.(tsx?|mjs|js|sql|scss|css|html|wxml|md)$/.test(file)
export const read = (file: string): string => readFileSync(path.join(root, file), 'utf8')
