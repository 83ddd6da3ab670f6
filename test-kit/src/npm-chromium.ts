import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';

const ROOT = join(import.meta.dirname, '../..');
const PACKAGE = join(ROOT, 'tools/browser/node_modules/@sparticuz/chromium');

/** A browser program with the environment it needs. */
export interface BrowserProgram {
  readonly executablePath: string;
  readonly env: Readonly<Record<string, string>>;
}

/**
 * The Chromium that npm put under `tools/browser`, unpacked into `.cache/chromium` on first use; `undefined` when it
 * is not installed or the machine is not Linux on x64, the only platform it is built for.
 */
export function npmChromium(): BrowserProgram | undefined {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  if (!existsSync(join(PACKAGE, 'bin/chromium.br'))) return undefined;
  const { version } = JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8')) as { version: string };
  const folder = join(ROOT, '.cache/chromium', version);
  if (!existsSync(folder)) unpack(folder);
  writeFileSync(join(folder, 'fonts-local.conf'), fontConfiguration(folder));
  return {
    executablePath: join(folder, 'chromium'),
    env: { LD_LIBRARY_PATH: join(folder, 'lib'), FONTCONFIG_FILE: join(folder, 'fonts-local.conf') },
  };
}

/** Unpacks beside the target and renames at the end: test processes that start together never see half a browser. */
function unpack(folder: string): void {
  const parent = join(folder, '..');
  mkdirSync(parent, { recursive: true });
  const scratch = mkdtempSync(join(parent, 'unpacking-'));
  try {
    writeFileSync(join(scratch, 'chromium'), unpacked('chromium.br'), { mode: 0o755 });
    for (const archive of ['al2023.tar.br', 'swiftshader.tar.br', 'fonts.tar.br']) {
      const tar = spawnSync('tar', ['-x', '-C', scratch], { input: unpacked(archive) });
      if (tar.status !== 0) throw new Error(`tar could not unpack ${archive}: ${tar.error?.message ?? tar.stderr}`);
    }
    renameSync(scratch, folder);
  } catch (error) {
    rmSync(scratch, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}

function unpacked(archive: string): Buffer {
  return brotliDecompressSync(readFileSync(join(PACKAGE, 'bin', archive)));
}

/** The package's own configuration names no folder that exists here; without fonts every text is zero pixels wide. */
function fontConfiguration(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${folder}/font-cache</cachedir>
  <alias><family>monospace</family><prefer>${families('DejaVu Sans Mono', 'Liberation Mono', 'Noto Sans Mono')}</prefer></alias>
  <alias><family>sans-serif</family><prefer>${families('Open Sans', 'DejaVu Sans')}</prefer></alias>
</fontconfig>
`;
}

function families(...names: readonly string[]): string {
  return names.map((name) => `<family>${name}</family>`).join('');
}
