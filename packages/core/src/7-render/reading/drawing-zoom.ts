/** How large a drawing is shown in its frame, and which part of it. The frame scrolls: that needs no hand of ours. */
export interface DrawingZoom {
  /** The size it was drawn at, its middle first: that is where most drawings begin. */
  home(): void;
  /** All of it, as large as the frame allows and no larger than makes sense. */
  fit(): void;
  /** The next step up (1) or down (-1). */
  step(direction: number): void;
  /** Larger by a factor; what is under the point of the window stays there. */
  by(factor: number, point: { readonly x: number; readonly y: number }): void;
}

const STEPS = [0.1, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4];
const SMALLEST = 0.1;
const LARGEST = 4;
/** A small drawing alone on a large screen is not blown up further than this. */
const LARGEST_FIT = 1.75;
/** Two scales closer than this are one step. */
const SAME = 0.005;

/** Zoom of the drawing in `frame`; `onChange` is told the scale, 1 is the size it was drawn at. */
export function openZoom(frame: Element, svg: SVGSVGElement, onChange: (scale: number) => void): DrawingZoom {
  const { width, height } = svg.viewBox.baseVal;
  let scale = 1;

  const show = (wanted: number) => {
    scale = Math.min(LARGEST, Math.max(SMALLEST, wanted));
    svg.setAttribute('width', String(width * scale));
    svg.setAttribute('height', String(height * scale));
    onChange(scale);
  };
  const around = (wanted: number, { x, y }: { readonly x: number; readonly y: number }) => {
    const before = svg.getBoundingClientRect();
    const [across, down] = [(x - before.left) / before.width, (y - before.top) / before.height];
    show(wanted);
    const after = svg.getBoundingClientRect();
    frame.scrollBy(after.left + across * after.width - x, after.top + down * after.height - y);
  };

  return {
    home() {
      show(1);
      const beyond = frame.scrollWidth - frame.clientWidth;
      // A drawing much wider than the window is read from where it begins.
      frame.scrollTo(beyond > frame.clientWidth / 2 ? 0 : beyond / 2, 0);
    },
    fit() {
      const { paddingLeft, paddingTop } = getComputedStyle(frame);
      const across = frame.clientWidth - 2 * Number.parseFloat(paddingLeft);
      const down = frame.clientHeight - 2 * Number.parseFloat(paddingTop);
      show(Math.min(across / width, down / height, LARGEST_FIT));
    },
    step(direction) {
      const next =
        direction > 0 ? STEPS.find((step) => step > scale + SAME) : STEPS.findLast((step) => step < scale - SAME);
      const { left, top } = frame.getBoundingClientRect();
      if (next) around(next, { x: left + frame.clientWidth / 2, y: top + frame.clientHeight / 2 });
    },
    by: (factor, point) => around(scale * factor, point),
  };
}
