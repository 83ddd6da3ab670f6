import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Queue, Webhook } from './queue.js';

/** Keeps each webhook in a file of its own, so that nothing is lost when the process ends. */
export class FileQueue implements Queue {
  readonly #dir: string;

  constructor(dir: string) {
    this.#dir = dir;
  }

  async put(webhook: Webhook): Promise<void> {
    await this.#write('waiting', webhook);
  }

  async takeDue(now: number): Promise<Webhook | undefined> {
    const due = (await this.#readAll('waiting')).filter((webhook) => webhook.dueAt <= now);
    const next = due.sort((a, b) => a.dueAt - b.dueAt)[0];
    if (next) await rm(this.#pathOf('waiting', next.id));
    return next;
  }

  async park(webhook: Webhook): Promise<void> {
    await this.#write('parked', webhook);
  }

  async parked(): Promise<readonly Webhook[]> {
    return this.#readAll('parked');
  }

  async #write(folder: string, webhook: Webhook): Promise<void> {
    await mkdir(join(this.#dir, folder), { recursive: true });
    const path = this.#pathOf(folder, webhook.id);
    await writeFile(`${path}.new`, JSON.stringify(webhook));
    await rename(`${path}.new`, path);
  }

  async #readAll(folder: string): Promise<Webhook[]> {
    const names = await readdir(join(this.#dir, folder)).catch(() => []);
    const texts = await Promise.all(
      names.filter((name) => name.endsWith('.json')).map((name) => readFile(join(this.#dir, folder, name), 'utf8')),
    );
    return texts.map((text) => JSON.parse(text) as Webhook);
  }

  #pathOf(folder: string, id: string): string {
    return join(this.#dir, folder, `${id}.json`);
  }
}
