import type { RepoPath } from '#vocabulary';
import type { DocumentFact, DocumentSection } from '../analysis.ts';
import { flatCopy } from '../intern-strings.ts';
import { ownCallsIn } from './own-commands.ts';

/** Something that a document names and that the repository should have. */
export interface Mention {
  readonly kind: 'flag' | 'variable' | 'script' | 'path';
  readonly name: string;
  readonly path: RepoPath;
  readonly line: number;
  /** Command that is called, or program that runs the script. */
  readonly of?: string;
}

/** Most mentions taken from one document, and the part of a line that is looked at. @source own bounds */
const MAX_MENTIONS = 400;
const MAX_LINE = 2_000;

/** Documents that speak of the past, of plans or of other people's code. */
const ASIDE =
  /(^|\/)(examples?|samples?|tests?|fixtures?|templates?|blog|news|posts?|archive|versioned_docs|migrat\w*|upgrad\w*|releases?|changes?|rfcs?|adrs?|proposals?|plans?|roadmap|todo)([/._-]|$)/i;
/** Words that speak of what is not any more or not yet. */
const UNREAL =
  /\b(remov|deprecat|no longer|renam|former|legacy|migrat|upgrad|plan(ned|s)?\b|todo|roadmap|future|propos|not yet|soon\b|used to\b|instead of|replac|obsolete|dropped|unsupported|not supported|there is no\b|previous(ly)?|before v?\d|until v?\d|old\b)/i;
/** Words that speak of what only might be, or belongs to the reader. */
const IMAGINED =
  /\b(could|would|might|may\b|imagine|suppose|your own|your project|your app|doesn.?t|does not|don.?t|never)\b/i;
/** Words around a path that is made, given or shown, rather than being there. */
const MADE =
  /\b(creat|generat|add\b|writ|new file|copy|cop(y|ies)\b|example|e\.g|such as|named|your|output|save|placeholder|like `|renam|mov(e|ed)\b|delet)/i;

const SPAN = /`([^`\n]{1,300})`/g;
const LINK = /\]\(<?([^()\s<>]{1,300})>?(?:\s+"[^"\n]{0,200}")?\)/g;
const VARIABLE = /^[A-Z][A-Z0-9]{1,40}(_[A-Z0-9]{1,40}){1,8}$/;
const FLAG = /^--([a-z][a-z0-9]*(?:-[a-z0-9]+)*)(?:[=[].*)?$/;
const RUN =
  /(?:^|[\s`;&(])(npm|pnpm|yarn|bun) run(?:-script)? (?:-s |--silent )?([A-Za-z][\w:.-]{0,60})(?=$|[\s`;&)"'])/g;
const MAKE = /(?:^|[;&]\s*|`)make ([a-z][\w-]{0,60})(?=\s*(?:$|[`;&#]))/g;
/** A part of a path that stands for a name somebody chooses: `PROVIDER_NAME.js`, `XXX.md`, `my-plugin`. */
const STAND_IN = /(^|\/)([A-Z][A-Z0-9]*_[A-Z0-9_]+|X{2,}|FOO|BAR|NAME|(my|your|some|new)[-_]?[\w-]*)(\.[\w.]+)?(\/|$)/;
const SOURCE_PATH = /^(?:\.\/)?([\w@.+-]+(?:\/[\w@.+-]+)+)$/;

/** Headings of parts whose commands are about this repository rather than about a user's own project. */
const ABOUT_THE_CODE: ReadonlySet<DocumentSection['kind']> = new Set([
  'development',
  'testing',
  'contributing',
  'architecture',
]);

/** What of a document may be checked against the code: flags of own commands, variables, scripts, paths. One pass. */
export function collectMentions(document: DocumentFact, text: string, own: ReadonlySet<string>): Mention[] {
  if (!isAboutNow(document)) return [];
  return new MentionReader(document, own).read(text);
}

function isAboutNow({ kind, path }: DocumentFact): boolean {
  if (kind === 'changelog' || kind === 'decision' || kind === 'licence' || kind === 'conduct') return false;
  return !ASIDE.test(path) && path.split('/').length <= 4;
}

class MentionReader {
  readonly #document: DocumentFact;
  readonly #own: ReadonlySet<string>;
  readonly #found: Mention[] = [];
  readonly #seen = new Set<string>();
  #sectionAt = -1;
  /** Kinds of the open headings, so that a section without a kind belongs to the one above it. */
  #open: { readonly level: number; readonly kind: DocumentSection['kind']; readonly isUnreal: boolean }[] = [];
  #fence = '';
  #isShell = false;
  #leavesRepository = false;

  constructor(document: DocumentFact, own: ReadonlySet<string>) {
    this.#document = document;
    this.#own = own;
  }

  read(text: string): Mention[] {
    let number = 0;
    for (const whole of text.split('\n')) {
      number++;
      if (this.#found.length >= MAX_MENTIONS) break;
      this.#enterSection(number);
      const line = whole.slice(0, MAX_LINE);
      if (this.#readFenceMark(line)) continue;
      if (this.#open.at(-1)?.isUnreal === true || UNREAL.test(line)) continue;
      if (this.#fence !== '') this.#readCode(line, number);
      else this.#readProse(line, number);
    }
    return this.#found;
  }

  #enterSection(line: number): void {
    const { sections } = this.#document;
    while ((sections[this.#sectionAt + 1]?.startLine ?? Number.POSITIVE_INFINITY) <= line) {
      const section = sections[++this.#sectionAt] as DocumentSection;
      while ((this.#open.at(-1)?.level ?? -1) >= section.level) this.#open.pop();
      const parent = this.#open.at(-1);
      const kind = section.kind === 'other' && parent !== undefined ? parent.kind : section.kind;
      const isUnreal = parent?.isUnreal === true || UNREAL.test(section.heading);
      this.#open.push({ level: section.level, kind, isUnreal });
    }
  }

  /** Whether the line opens or closes a block of code. */
  #readFenceMark(line: string): boolean {
    const mark = /^\s{0,12}(`{3,}|~{3,})\s*([\w-]{0,30})/.exec(line);
    if (mark === null) return false;
    const fence = mark[1] ?? '';
    if (this.#fence === '') {
      this.#fence = fence;
      this.#isShell = /^(sh|bash|shell|console|zsh|shell-session|terminal|powershell|text|)$/i.test(mark[2] ?? '');
      this.#leavesRepository = false;
    } else if (fence.startsWith(this.#fence)) this.#fence = '';
    return true;
  }

  #readCode(line: string, number: number): void {
    if (!this.#isShell) return;
    // In another folder, or in a project that the block makes, other scripts hold.
    if (/^\s*(\$\s+)?(cd|git clone|mkdir|pushd)\b|\b(create|init|new|degit)\b/.test(line))
      this.#leavesRepository = true;
    this.#readCall(line, number);
    for (const part of line.split(/\s+/)) this.#readAssignment(part, number);
    this.#readScripts(line, number);
  }

  #readProse(line: string, number: number): void {
    for (const match of line.matchAll(SPAN)) {
      const span = (match[1] ?? '').trim();
      this.#readCall(span, number);
      if (VARIABLE.test(span)) this.#add({ kind: 'variable', name: span, line: number });
      else if (this.#isAboutTheCode() && !MADE.test(line) && !IMAGINED.test(line)) this.#readSpanPath(span, number);
    }
    for (const match of line.replace(SPAN, '``').matchAll(LINK)) this.#readLink(match[1] ?? '', number);
    this.#leavesRepository = IMAGINED.test(line);
    this.#readScripts(line, number);
  }

  #isAboutTheCode(): boolean {
    const { kind } = this.#document;
    if (kind === 'contributing' || kind === 'agents' || kind === 'architecture') return true;
    return kind === 'readme' && ABOUT_THE_CODE.has(this.#open.at(-1)?.kind ?? 'other');
  }

  #readCall(line: string, number: number): void {
    for (const { command, words } of ownCallsIn(line, this.#own)) {
      for (const word of words) {
        const flag = FLAG.exec(word)?.[1];
        if (flag !== undefined) this.#add({ kind: 'flag', name: `--${flag}`, line: number, of: command });
      }
    }
  }

  #readAssignment(word: string, number: number): void {
    const name = /^([A-Z][A-Z0-9_]{2,80})=/.exec(word)?.[1];
    if (name !== undefined && VARIABLE.test(name)) this.#add({ kind: 'variable', name, line: number });
  }

  #readScripts(line: string, number: number): void {
    if (!this.#isAboutTheCode() || this.#leavesRepository) return;
    for (const match of line.matchAll(RUN)) {
      this.#add({ kind: 'script', name: match[2] ?? '', line: number, of: `${match[1]} run` });
    }
    for (const match of line.matchAll(MAKE))
      this.#add({ kind: 'script', name: match[1] ?? '', line: number, of: 'make' });
  }

  #readSpanPath(span: string, number: number): void {
    const path = SOURCE_PATH.exec(span)?.[1];
    if (path !== undefined && /\.[a-z][a-z0-9]{0,5}$/.test(path) && !STAND_IN.test(path))
      this.#add({ kind: 'path', name: path, line: number, of: 'span' });
  }

  /** Links of a page that a tool turns into a site follow the tool's rules: only files with an ending of text or code count. */
  #readLink(target: string, number: number): void {
    const path = target.replace(/[#?].*$/, '');
    if (path === '' || STAND_IN.test(path) || /^[a-z][a-z0-9+.-]*:|^[/#{<$]|^www\.|[{}<>*$|]/i.test(path)) return;
    if (!/\.[a-z][a-z0-9]{0,7}$/i.test(path) || /\.(html?|php|aspx?)$/i.test(path)) return;
    this.#add({ kind: 'path', name: path, line: number, of: 'link' });
  }

  #add({ kind, name, line, of }: Omit<Mention, 'path'>): void {
    const key = `${kind} ${name}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    const owner = of === undefined ? {} : { of };
    this.#found.push({ kind, name: flatCopy(name), path: this.#document.path, line, ...owner });
  }
}
