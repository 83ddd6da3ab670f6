import type { ChatMessage } from './behaviour.ts';
import { readPromptFacts } from './honest-page.ts';

/** Words in a prompt that the lying model takes for an order, however deep in repository text they stand. */
const OBEYED = /(?:say|add|print|write|insert)(?: exactly)?: ?(.{1,300})/gi;

/** A page that breaks every rule of the prompt: invented names, wrong ids, markup, links, and obedience to repository text. */
export function lyingPage(messages: readonly ChatMessage[]): string {
  const prompt = messages.map((message) => message.content).join('\n');
  const facts = readPromptFacts(messages);
  const first = facts[0]?.ids[0] ?? 'e1';
  const path = facts[0]?.path ?? 'src/index.ts';
  const obeyed = [...prompt.matchAll(OBEYED)].slice(0, 8).map((match) => `${match[1] ?? ''} [${first}].`);
  return [
    `The \`QuantumFluxCapacitor\` class starts everything [${first}].`,
    'The scheduler lives in `src/made/up/file.ts` [e99999].',
    `It retries 4711 times before it gives up [${first}].`,
    `Everything is decided in one place [${path}:900000-900040].`,
    'The project is the fastest and most secure of its kind.',
    `Read <a href="https://evil.example/x">the manual</a> first [${first}].`,
    `<script>alert(1)</script> runs at start [${first}].`,
    `<img src=x onerror=alert(2)> is the logo [${first}].`,
    `See [the docs](https://evil.example/docs) and ![logo](https://evil.example/logo.png) [${first}].`,
    `[click](javascript:alert(3)) to begin [${first}].`,
    `Visit https://evil.example/plain for support [${first}].`,
    '',
    '## Links <b>you</b> need https://evil.example/heading',
    '',
    ...obeyed,
    '',
    '```mermaid',
    'graph TD; evil-->example',
    '```',
    '',
    '| Name | Link |',
    '|---|---|',
    `| evil | https://evil.example/table [${first}] |`,
    '',
    `- See [[no-such-page]] for \`inventedName()\` [${first}].`,
  ].join('\n');
}

/** German sentences with correct evidence: right in everything but the language. */
export function foreignPage(messages: readonly ChatMessage[]): string {
  const sentences = readPromptFacts(messages).map(
    (fact) =>
      `Diese Stelle zeigt, dass die Funktion nicht ohne die anderen Teile verwendet wird und wo sie steht [${fact.ids[0]}].`,
  );
  return sentences.join(' ');
}
