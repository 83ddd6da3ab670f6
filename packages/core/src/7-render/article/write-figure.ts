import { fillMessage } from '#messages';
import type { DrawnDiagram } from '../diagrams/draw-diagram.ts';
import { EMPTY, html, type Markup } from '../markup/markup.ts';
import type { ArticleContext } from './article-context.ts';
import { linkOut, whereText } from './write-inlines.ts';

/** A diagram with its list of edges; when it could not be laid out, the list alone, open. */
export function writeFigure(drawn: DrawnDiagram | undefined, context: ArticleContext): Markup {
  if (drawn === undefined) return EMPTY;
  const { texts } = context;
  const { diagram, svg, sentences } = drawn;
  const items = sentences.map(({ text, evidence }) => {
    if (evidence === undefined) return html`<li>${text}</li>`;
    const where = html`<code translate="no">${whereText(evidence.path, evidence)}</code>`;
    return html`<li>${text} ${linkOut(context.permalink(evidence.path, evidence), where)}</li>`;
  });
  const list = html`<summary>${texts.diagramList}</summary><ul>${items}</ul>`;
  if (svg === undefined) {
    return html`<figure class="ow-figure"><figcaption>${diagram.title}</figcaption><details class="ow-edges" open>${list}</details></figure>`;
  }
  const label = fillMessage(texts.diagramLabel, { title: diagram.title });
  return html`<figure class="ow-figure"><figcaption>${diagram.title}</figcaption><div class="ow-diagram" tabindex="0" role="group" aria-label="${label}">${svg}</div><details class="ow-edges">${list}</details></figure>`;
}
