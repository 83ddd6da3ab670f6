import { dragToScroll } from './drag-to-scroll.ts';
import { type DrawingZoom, openZoom } from './drawing-zoom.ts';
import type { ReadingOptions } from './equip-article.ts';
import { openFullScreen } from './full-screen.ts';
import { make, makeButton } from './make-element.ts';

/** Pixels that an arrow key moves a drawing. */
const NUDGE = 60;
const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-NUDGE, 0],
  ArrowRight: [NUDGE, 0],
  ArrowUp: [0, -NUDGE],
  ArrowDown: [0, NUDGE],
};

/** Gives a figure's drawing its buttons and keys; a figure that has them, or has no drawing, is left alone. */
export function equipFigure(figure: HTMLElement, { texts, say }: ReadingOptions): void {
  const frame = figure.querySelector<HTMLElement>(':scope > .ow-diagram');
  const svg = frame?.querySelector('svg');
  if (!frame || !svg || figure.querySelector(':scope > .ow-tools')) return;
  const label = frame.ariaLabel ?? '';
  const percent = new Intl.NumberFormat(figure.closest<HTMLElement>('[lang]')?.lang, { style: 'percent' });
  const zoom = openZoom(frame, svg, (scale) => {
    scaleButton.textContent = percent.format(scale);
    scaleButton.ariaLabel = texts.zoomReset.replace('{scale}', scaleButton.textContent);
  });
  let close: (() => void) | undefined;

  const act = (key: string) => {
    if (key === '0') close ? zoom.fit() : goHome(frame, zoom);
    else {
      // The frame keeps its height while its drawing grows: what stands below stays where it is.
      if (!close) frame.style.setProperty('--ow-pin', `${frame.offsetHeight}px`);
      zoom.step(key === '-' ? -1 : 1);
    }
    say(texts.zoomed.replace('{scale}', scaleButton.textContent));
  };
  const onClose = () => {
    close = undefined;
    nameExpand(expand, texts.fullScreen, '');
    goHome(frame, zoom);
    expand.focus({ preventScroll: true });
  };
  const onExpand = () => {
    if (close) return close();
    close = openFullScreen(figure, label, onClose);
    nameExpand(expand, texts.close, texts.close);
    zoom.fit();
    // Keys work on the drawing at once.
    frame.focus();
  };

  const smaller = makeButton('−', texts.zoomOut, () => act('-'));
  const scaleButton = makeButton('', '', () => act('0'));
  const larger = makeButton('+', texts.zoomIn, () => act('+'));
  const expand = makeButton('', texts.fullScreen, onExpand);
  expand.classList.add('ow-expand');
  const tools = make('div', { className: 'ow-tools', role: 'group', ariaLabel: label });
  tools.append(smaller, scaleButton, larger, expand);
  frame.before(tools);
  // The list takes room of the drawing's while both fill the window.
  figure.querySelector('details')?.addEventListener('toggle', () => close && zoom.fit());
  listen(frame, zoom, act);
  zoom.home();
}

function nameExpand(button: HTMLElement, label: string, shown: string): void {
  button.ariaLabel = label;
  button.title = label;
  button.textContent = shown;
}

function goHome(frame: HTMLElement, zoom: DrawingZoom): void {
  frame.style.removeProperty('--ow-pin');
  zoom.home();
}

function listen(frame: HTMLElement, zoom: DrawingZoom, act: (key: string) => void): void {
  dragToScroll(frame);
  frame.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const key = event.key === '=' ? '+' : event.key;
    const way = ARROWS[key];
    // Also at the edge of the drawing: the page under it must not start to move.
    if (way) frame.scrollBy(...way);
    else if (/^[-+0]$/.test(key)) act(key);
    else return;
    event.preventDefault();
  });
  frame.addEventListener('wheel', (event) => {
    // A pinch on a trackpad arrives as this; a wheel alone scrolls the page, as everywhere.
    if (!event.ctrlKey) return;
    event.preventDefault();
    zoom.by(Math.exp(-event.deltaY / 200), event);
  });
}
