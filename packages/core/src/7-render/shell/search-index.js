import SearchableMap from 'minisearch/SearchableMap';
import { $ } from './dom.js';
import { foldText, wordsOf } from './fold-text.js';
import { pages } from './pages.js';

const MAX_RESULTS = 20;
const FIELD_WEIGHTS = { page: 2, heading: 4, text: 1 };
const SNIPPET_LENGTH = 130;
const UNSAID = '.ow-gutter, .ow-cites, .ow-anchor, svg, summary';

/** Every section of every page with its text; built from the document, so nothing is shipped for it. */
function readSections() {
  const sections = [];
  for (const page of pages) {
    const title = $('h1', page).textContent;
    let section = { id: page.id, page: title, heading: '', text: '' };
    sections.push(section);
    for (const block of $('.ow-body', page).children) {
      if (/^H[23]$/.test(block.tagName)) {
        section = { id: block.id, page: title, heading: block.textContent, text: '' };
        sections.push(section);
      } else section.text += `${textOf(block)} `;
    }
  }
  return sections;
}

function textOf(node) {
  if (node.nodeType === Node.TEXT_NODE) return node.data;
  if (node.nodeType !== Node.ELEMENT_NODE || node.matches(UNSAID)) return '';
  const text = [...node.childNodes].map(textOf).join('');
  return /^(P|LI|TD|TH|TR|FIGCAPTION)$/.test(node.tagName) ? `${text} ` : text;
}

/** Word → how much it weighs in each section. MiniSearch's own tree: finds beginnings and near words quickly. */
function readWords(sections) {
  const words = new SearchableMap();
  for (const [id, section] of sections.entries()) {
    for (const [field, weight] of Object.entries(FIELD_WEIGHTS)) {
      for (const word of wordsOf(section[field])) {
        const entries = words.fetch(foldText(word), () => new Map());
        entries.set(id, (entries.get(id) ?? 0) + weight);
      }
    }
  }
  return words;
}

/** Finds sections by words, word beginnings and near words; all words must be there, or else any. */
export function openIndex() {
  const sections = readSections();
  const words = readWords(sections);

  const scoresOf = (term) => {
    const scores = new Map();
    const add = (entries, closeness) => {
      const rarity = Math.log(1 + sections.length / entries.size);
      for (const [id, weight] of entries) {
        const score = (closeness * rarity * weight) / (weight + 1.5);
        if (score > (scores.get(id) ?? 0)) scores.set(id, score);
      }
    };
    if (term.length > 4) {
      const near = words.fuzzyGet(term, Math.round(term.length * 0.15));
      for (const [entries, distance] of near.values()) add(entries, 0.5 / (1 + distance));
    }
    if (term.length > 1) {
      for (const [word, entries] of words.atPrefix(term)) add(entries, 0.4 + (0.3 * term.length) / word.length);
    }
    if (words.has(term)) add(words.get(term), 1);
    return scores;
  };

  return (query) => {
    const all = [...new Set(wordsOf(query).map(foldText))].map(scoresOf);
    const total = new Map();
    for (const scores of all) for (const [id, score] of scores) total.set(id, (total.get(id) ?? 0) + score);
    const ranked = [...total].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([id]) => id);
    const complete = ranked.filter((id) => all.every((scores) => scores.has(id)));
    return (complete.length > 0 ? complete : ranked).slice(0, MAX_RESULTS).map((id) => sections[id]);
  };
}

/** A piece of `text` around the first word that begins like one of the query's, cut into plain and marked parts. */
export function snippetOf(text, query) {
  const terms = wordsOf(query).map(foldText);
  const flat = text.replace(/\s+/g, ' ').trim();
  const parts = [];
  let start = -1;
  let end = 0;
  for (const { 0: word, index } of flat.matchAll(/[\p{L}\p{M}\p{N}_$]+/gu)) {
    if (start >= 0 && index > start + SNIPPET_LENGTH) break;
    const folded = foldText(word);
    if (!terms.some((term) => folded.startsWith(term))) continue;
    if (start < 0) {
      start = index < 50 ? 0 : flat.lastIndexOf(' ', index - 40) + 1;
      end = start;
    }
    parts.push({ text: flat.slice(end, index) }, { text: word, isMatch: true });
    end = index + word.length;
  }
  if (start < 0) return [{ text: cut(flat, 0, SNIPPET_LENGTH) }];
  parts.push({ text: cut(flat, end, Math.max(end, start + SNIPPET_LENGTH)) });
  return start > 0 ? [{ text: '… ' }, ...parts] : parts;
}

function cut(text, start, end) {
  return end < text.length ? `${text.slice(start, end)}…` : text.slice(start);
}
