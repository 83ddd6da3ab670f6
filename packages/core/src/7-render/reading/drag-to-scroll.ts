/** Pixels after which a press is a drag and not a click. */
const SLACK = 4;

/**
 * Lets a mouse drag what a frame shows. Only an addition: scrolling, keys and buttons reach everything too, and a
 * finger scrolls the frame without us.
 */
export function dragToScroll(frame: HTMLElement): void {
  let start: { x: number; y: number; left: number; top: number } | undefined;
  let hasMoved = false;
  frame.addEventListener('pointerdown', (event) => {
    hasMoved = false;
    if (event.pointerType !== 'mouse' || event.button !== 0) return;
    start = { x: event.clientX, y: event.clientY, left: frame.scrollLeft, top: frame.scrollTop };
  });
  frame.addEventListener('pointermove', (event) => {
    // The button may have been let go where nobody told us: over a scroll bar, outside the window.
    if (!(event.buttons & 1)) start = undefined;
    if (!start) return;
    const [across, down] = [event.clientX - start.x, event.clientY - start.y];
    if (!hasMoved && Math.hypot(across, down) < SLACK) return;
    hasMoved = true;
    frame.setPointerCapture(event.pointerId);
    frame.scrollTo(start.left - across, start.top - down);
  });
  // The end of a drag is no click on the box it ends over, and a box is not dragged away as a link.
  frame.addEventListener(
    'click',
    (event) => {
      if (!hasMoved) return;
      event.preventDefault();
      event.stopPropagation();
    },
    true,
  );
  frame.addEventListener('dragstart', (event) => event.preventDefault());
  frame.addEventListener('pointerenter', () => {
    const { scrollWidth, clientWidth, scrollHeight, clientHeight } = frame;
    frame.classList.toggle('ow-movable', scrollWidth > clientWidth || scrollHeight > clientHeight);
  });
}
