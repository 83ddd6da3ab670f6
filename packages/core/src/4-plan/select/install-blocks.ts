import type { DocumentBlock } from '../wiki-plan.ts';

/** A command that fetches and installs a published package. */
const INSTALLS =
  /^\s*(\$\s+)?(sudo\s+)?(npm (i|install|add)|pnpm add|yarn (global )?add|bun add|deno add|(uv |python3? -m )?pip3? install|pipx install|uv (add|tool install)|brew install|cargo (add|install)|go (get|install)|gem install|composer require)\s+\S/;

/** Most blocks under the heading of installing: fetch, install, configure, build, start. @source own bound */
const BLOCKS = 6;

/**
 * How the project itself is installed, and what is left for first use: commands that install it are taken from the first
 * use where no section is about installing; where some block names the project, blocks that install other things go.
 */
export function splitInstall(
  install: readonly DocumentBlock[],
  firstUse: readonly DocumentBlock[],
  names: readonly string[],
): { readonly install: readonly DocumentBlock[]; readonly firstUse: readonly DocumentBlock[] } {
  const isInstalling = ({ text, isShell }: DocumentBlock): boolean =>
    isShell && text.split('\n').some((line) => INSTALLS.test(line));
  const found = install.length > 0 ? install : firstUse.filter(isInstalling);
  const words = names.map((name) => name.toLowerCase()).filter((name) => name !== '');
  const isNaming = ({ text }: DocumentBlock): boolean => words.some((name) => text.toLowerCase().includes(name));
  const own = found.filter((block) => isNaming(block) && block.text.split('\n').some((line) => INSTALLS.test(line)));
  // Steps beside it stay: fetching the sources, a configuration, a build.
  const isStep = (block: DocumentBlock): boolean => !isInstalling(block) && own.some(({ path }) => path === block.path);
  const chosen = own.length > 0 ? found.filter((block) => isNaming(block) || isStep(block)) : found;
  return { install: chosen.slice(0, BLOCKS), firstUse: firstUse.filter((block) => !found.includes(block)) };
}
