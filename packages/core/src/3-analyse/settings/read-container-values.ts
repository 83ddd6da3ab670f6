import { fileNameOf, type RepoPath } from '#vocabulary';
import type { SettingValue } from '../analysis.ts';
import { flatCopy } from '../intern-strings.ts';

/** Longest line looked at, longest value kept, in characters. @source own bound */
const LINE = 1_000;
const VALUE = 120;
/** Most lines of one file. @source own bound: hand-written ones stay far below */
const LINES = 20_000;

const COMPOSE = /^(docker-)?compose([.-][\w-]{1,40}){0,2}\.ya?ml$/i;
const PAIR = /^(\s*)(?:- )?["']?([A-Za-z_][A-Za-z0-9_]{0,100})["']?\s*[:=]\s*(.*)$/;

/** A block of settings that is open: everything deeper belongs to it. */
interface OpenBlock {
  readonly indent: number;
  readonly kind: 'map' | 'env-list' | 'config-map';
  /** Indentation of its keys, known from the first one: what stands deeper belongs to a value. */
  keys?: number;
}

/**
 * Settings that a compose file gives to its services (`environment`), or Kubernetes objects to their containers (`env`)
 * or keep in a ConfigMap (`data`). Read by indentation, line by line: templates need not be valid YAML. O(characters).
 */
export function readContainerValues(path: RepoPath, text: string): SettingValue[] {
  const isCompose = COMPOSE.test(fileNameOf(path));
  if (!isCompose && !/^\s{0,4}apiVersion:/m.test(text.slice(0, 20_000)) && !/^\s{0,40}(- )?env:\s*$/m.test(text))
    return [];
  return new ContainerReader(path, isCompose).read(text);
}

class ContainerReader {
  readonly #path: RepoPath;
  readonly #isCompose: boolean;
  readonly #values: SettingValue[] = [];
  #open: OpenBlock | undefined;
  #service: { name: string; indent: number } | undefined;
  #isConfigMap = false;
  /** Name of an item of an `env` list whose value has not come yet. */
  #pending: { name: string; line: number } | undefined;

  constructor(path: RepoPath, isCompose: boolean) {
    this.#path = path;
    this.#isCompose = isCompose;
  }

  read(text: string): SettingValue[] {
    text
      .split('\n', LINES)
      .map((line) => line.slice(0, LINE).replace(/\r$/, ''))
      .forEach((line, index) => {
        if (line.trim() !== '' && !line.trim().startsWith('#')) this.#readLine(line, index + 1);
      });
    return this.#values;
  }

  #readLine(line: string, number: number): void {
    const indent = line.search(/\S/);
    if (line.startsWith('---')) this.#isConfigMap = false;
    if (/^kind:\s*["']?ConfigMap\b/.test(line)) this.#isConfigMap = true;
    // A list may stand as deep as the key it belongs to.
    const isInside =
      this.#open !== undefined &&
      (indent > this.#open.indent || (indent === this.#open.indent && line.trim().startsWith('- ')));
    if (this.#open !== undefined && isInside) this.#readInside(this.#open, line, number);
    else this.#openBlock(line, indent);
  }

  #openBlock(line: string, indent: number): void {
    this.#open = undefined;
    this.#pending = undefined;
    const key = /^\s*(?:- )?([\w.-]{1,100}):\s*(#.*)?$/.exec(line)?.[1];
    if (key === undefined) return;
    const depth = line.indexOf(key);
    if (this.#isCompose) {
      if (indent === 2) this.#service = { name: key, indent };
      if (key === 'environment' && indent > 2) this.#open = { indent, kind: 'map' };
    } else if (key === 'env') this.#open = { indent: depth, kind: 'env-list' };
    else if (key === 'data' && indent === 0 && this.#isConfigMap) this.#open = { indent, kind: 'config-map' };
  }

  #readInside(open: OpenBlock, line: string, number: number): void {
    if (open.kind === 'env-list') this.#readEnvItem(line, number);
    else this.#readPair(open, line, number);
  }

  #readPair(open: OpenBlock, line: string, number: number): void {
    open.keys ??= line.search(/\S/);
    if (line.search(/\S/) !== open.keys) return;
    const pair = PAIR.exec(line.replace(/^(\s*)- (["'])([^"']*)\2\s*$/, '$1- $3'));
    if (pair === null) return;
    const value = bare(pair[3] ?? '');
    // Nested maps and whole files are no settings.
    if (open.kind === 'config-map' && (value === '' || /^[|>]/.test(value) || !/^[A-Z][A-Z0-9_]*$/.test(pair[2] ?? '')))
      return;
    this.#add(pair[2] ?? '', value, { startLine: number, endLine: number });
  }

  /** `- name: A` with `value: b` below it; what comes from a secret or field has no value here. */
  #readEnvItem(line: string, number: number): void {
    const name = /^\s*-\s+name:\s*["']?([A-Za-z_][A-Za-z0-9_]{0,100})["']?\s*$/.exec(line)?.[1];
    if (name !== undefined) {
      this.#pending = { name, line: number };
      return;
    }
    const value = /^\s*value:\s*(.*)$/.exec(line)?.[1];
    const isReference = /^\s*valueFrom:/.test(line);
    if (this.#pending === undefined || (value === undefined && !isReference)) return;
    this.#add(this.#pending.name, bare(value ?? ''), { startLine: this.#pending.line, endLine: number });
    this.#pending = undefined;
  }

  #add(name: string, value: string, range: { startLine: number; endLine: number }): void {
    this.#values.push({
      path: this.#path,
      name: flatCopy(name),
      kind: this.#isCompose ? 'compose' : 'manifest',
      value: flatCopy(value.slice(0, VALUE)),
      ...(this.#isCompose && this.#service !== undefined ? { of: flatCopy(this.#service.name) } : {}),
      isOff: false,
      ...range,
    });
  }
}

/** The value without quotes and without a comment behind it. */
function bare(written: string): string {
  const text = written.trim();
  const quoted = /^(["'])(.{0,600}?)\1\s*(#.*)?$/.exec(text);
  return quoted === null ? text.replace(/\s+#.*$/, '') : (quoted[2] ?? '');
}
