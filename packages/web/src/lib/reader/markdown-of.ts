import { codeFence, codeSpan, markdownLink, plainMarkdown } from './markdown-text.ts';

/**
 * The page as Markdown, read from its article: works while the run goes on and after the server has let go of it, and
 * gives what is on the screen. Links are whole addresses; citations are footnotes with the lines at the commit.
 */
export function markdownOf(article: Element): string {
  const blocks = [...(article.querySelector('.ow-body')?.children ?? [])].map(blockOf);
  const title = `# ${plainMarkdown(article.querySelector('h1')?.textContent ?? '')}`;
  const notes = [...article.querySelectorAll('.ow-citations li')].map(noteOf);
  return `${[title, ...blocks, notes.join('\n')].filter((block) => block !== '').join('\n\n')}\n`;
}

function blockOf(block: Element): string {
  if (block.matches('h2, h3')) return `${block.matches('h2') ? '##' : '###'} ${inlinesOf(block)}`;
  if (block.matches('ul, ol')) return listOf(block);
  if (block.matches('.ow-scroll')) return tableOf(block);
  if (block.matches('.ow-quote, .ow-note')) return quotationOf(block);
  if (block.matches('.ow-excerpt')) return excerptOf(block);
  if (block.matches('.ow-figure')) return figureOf(block);
  if (block.matches('.ow-commands')) return [...block.children].map(commandsPartOf).filter(Boolean).join('\n\n');
  return inlinesOf(block);
}

function listOf(list: Element): string {
  const isOrdered = list.matches('ol');
  return [...list.children].map((item, index) => `${isOrdered ? `${index + 1}.` : '-'} ${inlinesOf(item)}`).join('\n');
}

function tableOf(block: Element): string {
  const rows = [...block.querySelectorAll('tr')].map((row) => {
    const cells = [...row.children].map((cell) => inlinesOf(cell, true));
    return `| ${cells.join(' | ')} |`;
  });
  const columns = block.querySelectorAll('thead th').length;
  rows.splice(1, 0, `|${' --- |'.repeat(columns)}`);
  return rows.join('\n');
}

function quotationOf(block: Element): string {
  const words = [...block.querySelectorAll('p')].map((part) => inlinesOf(part));
  const source = block.querySelector('figcaption');
  return [...words, ...(source ? [inlinesOf(source)] : [])].map((line) => `> ${line}`).join('\n>\n');
}

function excerptOf(block: Element): string {
  const where = block.querySelector<HTMLAnchorElement>('.ow-code-foot a')?.href;
  const caption = inlinesOf(block.querySelector('summary') ?? block);
  // Of lines that are shown with others around them, the cited ones.
  const code = block.querySelector('.ow-cited') ?? block.querySelector('pre code');
  const lead = where === undefined ? caption : markdownLink(caption, where);
  return code ? `${lead}\n\n${codeFence(code.textContent)}` : lead;
}

/** The list of a drawing's edges says all that the drawing shows. */
function figureOf(block: Element): string {
  const title = `**${plainMarkdown(block.querySelector('figcaption')?.textContent ?? '')}**`;
  const list = block.querySelector('.ow-edges ul');
  return list ? `${title}\n\n${listOf(list)}` : title;
}

function commandsPartOf(part: Element): string {
  return part.matches('.ow-code') ? codeFence(part.querySelector('code')?.textContent ?? '') : inlinesOf(part);
}

function noteOf(item: Element): string {
  const number = /\d+$/.exec(item.id)?.[0] ?? '';
  const where = item.querySelector('a') ?? item.querySelector('code');
  return `[^${number}]: ${where ? inlineOf(where, false) : ''}`;
}

function inlinesOf(element: Element, isInTable = false): string {
  return [...element.childNodes]
    .map((node) => inlineOf(node, isInTable))
    .join('')
    .trim();
}

function inlineOf(node: Node, isInTable: boolean): string {
  if (node instanceof Text) return plainMarkdown(node.data);
  if (!(node instanceof Element) || node.matches('.ow-anchor, button')) return '';
  if (node.matches('code')) return codeSpan(node.textContent, isInTable);
  if (node.matches('.ow-cite')) return `[^${node.textContent}]`;
  const inside = [...node.childNodes].map((child) => inlineOf(child, isInTable)).join('');
  if (node.matches('strong')) return `**${inside}**`;
  return node instanceof HTMLAnchorElement && node.href !== '' ? markdownLink(inside, node.href) : inside;
}
