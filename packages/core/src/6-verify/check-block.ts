import { type Block, type Statement, statementText } from '#draft';
import type { DroppedStatement, DropReason } from '#verified';
import { checkEvidence, isWithin } from './check-evidence.ts';
import { type CheckContext, checkInlines, checkStatement } from './check-statement.ts';

/** A block without what could not be proven; no block when nothing is left of it. */
export interface BlockVerdict {
  readonly block?: Block;
  readonly dropped: readonly DroppedStatement[];
}

type BlockOf<K extends Block['kind']> = Extract<Block, { readonly kind: K }>;

/** Checks a block of text; `diagram` blocks are decided with their diagrams, headings by what follows them. */
export async function checkBlock(block: Block, context: CheckContext): Promise<BlockVerdict> {
  switch (block.kind) {
    case 'paragraph':
    case 'quotation':
    case 'note': {
      const { kept, dropped } = await keepProven(block.statements, context);
      return kept.length === 0 ? { dropped } : { block: { ...block, statements: kept }, dropped };
    }
    case 'list':
      return checkList(block, context);
    case 'table':
      return checkTable(block, context);
    case 'commands':
      return checkCommands(block, context);
    case 'excerpt':
      return checkExcerpt(block, context);
    default:
      return { block, dropped: [] };
  }
}

async function keepProven(statements: readonly Statement[], context: CheckContext) {
  const kept: Statement[] = [];
  const dropped: DroppedStatement[] = [];
  let before: DropReason | undefined;
  for (const statement of statements) {
    const leansOnDropped = statement.leansOnPrevious === true && before !== undefined;
    const reason = leansOnDropped ? before : await checkStatement(statement, context);
    before = reason;
    if (reason === undefined) kept.push(statement);
    else dropped.push(asDropped(reason, statementText(statement)));
  }
  return { kept, dropped };
}

async function checkList(block: BlockOf<'list'>, context: CheckContext): Promise<BlockVerdict> {
  const items: (readonly Statement[])[] = [];
  const dropped: DroppedStatement[] = [];
  for (const item of block.items) {
    const verdict = await keepProven(item, context);
    dropped.push(...verdict.dropped);
    if (verdict.kept.length > 0) items.push(verdict.kept);
  }
  return items.length === 0 ? { dropped } : { block: { ...block, items }, dropped };
}

/** A row stands or falls as a whole: its cells are one statement in columns, and share their evidence. */
async function checkTable(block: BlockOf<'table'>, context: CheckContext): Promise<BlockVerdict> {
  const rows: (readonly Statement[])[] = [];
  const dropped: DroppedStatement[] = [];
  for (const row of block.rows) {
    const reason = await checkRow(row, context);
    if (reason === undefined) rows.push(row);
    else dropped.push(asDropped(reason, row.map(statementText).join(' · ')));
  }
  return rows.length === 0 ? { dropped } : { block: { ...block, rows }, dropped };
}

async function checkRow(row: readonly Statement[], context: CheckContext): Promise<DropReason | undefined> {
  const cited: string[] = [];
  for (const evidence of row.flatMap((cell) => cell.evidence)) {
    const verdict = await checkEvidence(evidence, context.source);
    if ('reason' in verdict) return verdict.reason;
    cited.push(verdict.cited.raw);
  }
  for (const cell of row) {
    const reason = checkInlines(cell, context, cited.join('\n'));
    if (reason !== undefined) return reason;
  }
  return undefined;
}

/** Every line to copy stands in the cited lines: a command is never made up. */
async function checkCommands(block: BlockOf<'commands'>, context: CheckContext): Promise<BlockVerdict> {
  const reason = (await checkStatement(block.statement, context)) ?? (await checkCommandLines(block, context));
  if (reason === undefined) return { block, dropped: [] };
  return { dropped: [asDropped(reason, block.lines.join('; '))] };
}

async function checkCommandLines(block: BlockOf<'commands'>, context: CheckContext): Promise<DropReason | undefined> {
  if (block.statement.evidence.length === 0) return 'no-evidence';
  const cited: string[] = [];
  for (const { path, startLine, endLine } of block.statement.evidence) {
    cited.push(...((await context.source.lines(path)) ?? []).slice(startLine - 1, endLine));
  }
  const text = squeeze(cited.join('\n'));
  const isProven = block.lines.every(
    (line) => text.includes(squeeze(line)) || context.vocabulary.invocations.has(line),
  );
  return isProven ? undefined : 'claim-not-proven';
}

async function checkExcerpt(block: BlockOf<'excerpt'>, context: CheckContext): Promise<BlockVerdict> {
  const lines = await context.source.lines(block.path);
  if (lines === undefined) return { dropped: [asDropped('file-not-at-commit', block.caption)] };
  if (!isWithin(block, lines.length)) return { dropped: [asDropped('range-outside-file', block.caption)] };
  return { block, dropped: [] };
}

function asDropped(reason: DropReason, text: string): DroppedStatement {
  return { reason, text: text.slice(0, 300) };
}

function squeeze(text: string): string {
  return text.replace(/\\(["'\\])/g, '$1').replace(/\s+/g, '');
}
