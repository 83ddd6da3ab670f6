import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { WorkTree } from './findings.ts';

/**
 * Unpacks a commit into a temporary folder for tools that read a disk.
 * @throws Error when git does not have the commit
 */
export function unpackCommit(gitFolder: string, commit: string): WorkTree & { readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'orionwiki-oracle-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  const archive = `${folder}.tar`;
  try {
    run('git', ['-C', gitFolder, 'archive', '-o', archive, commit]);
    run('tar', ['-x', '-f', archive, '-C', folder]);
  } catch (error) {
    remove();
    throw error;
  } finally {
    rmSync(archive, { force: true });
  }
  const paths = run('git', ['-C', gitFolder, 'ls-tree', '-r', '-z', '--name-only', commit]).split('\0');
  return { folder, paths: paths.filter((path) => path !== ''), remove };
}

function run(command: string, args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 256 << 20 });
  if (status !== 0) throw new Error(`${command} ${args[0]} ended with ${status}: ${stderr}`);
  return stdout;
}
