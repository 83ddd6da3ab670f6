import { type Block, type PageDraft, type Statement, statementsOf, statementText } from '#draft';
import { hasWholeWord } from '#text/whole-word';
import {
  type AnswerBlock,
  type AnswerProblem,
  type AnswerSentence,
  type ParsedAnswer,
  problemOf,
  sentenceText,
} from './answer.ts';
import { checkForm } from './check-sentence.ts';
import { type GroundContext, groundSentence } from './ground-sentence.ts';
import { anchorWordsIn, codeWordsIn } from './names-in-text.ts';
import { headingKey, type PageSection } from './page-section.ts';

/** Longest heading, in characters. */
const MAX_HEADING_CHARS = 80;

/** What is left of an answer after the first check. */
export interface GroundedAnswer {
  /** Sections with at least one statement, in the model's order. */
  readonly sections: readonly PageSection[];
  readonly problems: readonly AnswerProblem[];
  /** Sentences the model wrote, and how many of them are left. */
  readonly written: number;
  readonly kept: number;
}

/** The statements of an answer that its evidence can carry. `6-verify` checks their claims again, like any other. */
export async function groundAnswer(
  answer: ParsedAnswer,
  facts: PageDraft,
  context: GroundContext,
): Promise<GroundedAnswer> {
  const problems: AnswerProblem[] = [...answer.problems];
  const sections: { heading: PageSection['heading']; blocks: Block[] }[] = [{ heading: undefined, blocks: [] }];
  const words = headingWords(facts);
  const counts = { written: 0, kept: 0 };
  const ground = async (sentences: readonly AnswerSentence[]): Promise<Statement[]> => {
    const statements: Statement[] = [];
    for (const sentence of sentences) {
      counts.written += 1;
      const result = await groundSentence(sentence, context);
      if ('problem' in result) problems.push(result.problem);
      else statements.push(result.statement);
    }
    counts.kept += statements.length;
    return statements;
  };
  for (const block of answer.blocks) {
    if (block.kind === 'heading') {
      const problem = checkHeading(block.text, words, context);
      if (problem) problems.push(problem);
      else sections.push({ heading: block, blocks: [] });
      continue;
    }
    const grounded = await groundBlock(block, ground);
    if (grounded) sections.at(-1)?.blocks.push(grounded);
  }
  return { sections: sections.filter(({ blocks }) => blocks.length > 0), problems, ...counts };
}

type Ground = (sentences: readonly AnswerSentence[]) => Promise<Statement[]>;

async function groundBlock(
  block: Exclude<AnswerBlock, { kind: 'heading' }>,
  ground: Ground,
): Promise<Block | undefined> {
  if (block.kind === 'paragraph') {
    const statements = await ground(block.sentences);
    return statements.length === 0 ? undefined : { kind: 'paragraph', statements };
  }
  const items: Statement[][] = [];
  for (const item of block.items) {
    const statements = await ground(item);
    if (statements.length > 0) items.push(statements);
  }
  return items.length === 0 ? undefined : { kind: 'list', isOrdered: block.isOrdered, items };
}

/** Headings carry no evidence, so they may only say what the plain page says: its headings, or its words. */
function checkHeading(text: string, words: HeadingWords, context: GroundContext): AnswerProblem | undefined {
  if (words.headings.has(headingKey(text))) return undefined;
  const sentence: AnswerSentence = { pieces: [{ kind: 'text', text }], cites: [], hasMarkup: false };
  const problem =
    text === '' || text.length > MAX_HEADING_CHARS ? 'unwanted-markup' : checkForm(sentence, context.language);
  if (problem) return problemOf(problem, sentenceText(sentence));
  const said = [...codeWordsIn(text), ...anchorWordsIn(text)];
  const isKnown = said.length > 0 && said.every((word) => hasWholeWord(words.text, word.toLowerCase()));
  return isKnown ? undefined : problemOf('claim-not-proven', text);
}

interface HeadingWords {
  readonly headings: ReadonlySet<string>;
  /** Everything the plain page says, in small letters. */
  readonly text: string;
}

function headingWords(facts: PageDraft): HeadingWords {
  const headings = new Set<string>();
  const said: string[] = [facts.title, facts.summary];
  for (const block of facts.blocks) {
    if (block.kind === 'heading') headings.add(headingKey(block.text));
    for (const statement of statementsOf(block)) said.push(statementText(statement));
  }
  return { headings, text: said.join('\n').toLowerCase() };
}
