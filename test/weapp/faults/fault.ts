import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Engine } from '../gate/finding'

/** A copy of a package that a fault can be put into. */
export class BrokenPackage {
  readonly root: string
  constructor(original: string) {
    this.root = mkdtempSync(path.join(tmpdir(), 'weapp-'))
    cpSync(original, this.root, { recursive: true })
  }

  /** The first page of app.json, without an ending. */
  get page(): string {
    return (this.json('app.json').pages as string[])[0]!
  }
  text(file: string): string {
    return readFileSync(path.join(this.root, file), 'utf8')
  }
  write(file: string, text: string | Buffer): void {
    writeFileSync(path.join(this.root, file), text)
  }
  json(file: string): Record<string, unknown> {
    return JSON.parse(this.text(file)) as Record<string, unknown>
  }
  change(file: string, change: (text: string) => string): void {
    this.write(file, change(this.text(file)))
  }
  changeJson(file: string, values: object): void {
    this.write(file, JSON.stringify({ ...this.json(file), ...values }))
  }
  /** Code that runs when the first page's file is loaded. */
  run(code: string): void {
    this.change(`${this.page}.js`, (text) => `${code};${text}`)
  }
  append(file: string, text: string): void {
    appendFileSync(path.join(this.root, file), text)
  }
  drop(file: string): void {
    rmSync(path.join(this.root, file))
  }
  /** A page of its own, good and small. */
  addPage(page: string): void {
    mkdirSync(path.dirname(path.join(this.root, page)), { recursive: true })
    this.write(`${page}.js`, 'Page({ data: {} })')
    this.write(`${page}.wxml`, '<view>good</view>')
    this.write(`${page}.json`, '{}')
  }
  remove(): void {
    rmSync(this.root, { recursive: true, force: true })
  }
}

export type Catcher = Engine | 'phone'

export interface Fault {
  name: string
  put(into: BrokenPackage): void
  /** Every engine that catches it; measured, and held by faults.test.ts and faults-on-phone.test.ts. */
  caughtBy: Catcher[]
}
