import { Markup } from '../markup/markup.ts';

/** The frame with each `{{name}}` replaced; every slot must be given and used, so that no change goes half done. */
export function fillSlots(frame: string, slots: Readonly<Record<string, Markup>>): Markup {
  const unused = new Set(Object.keys(slots));
  const source = frame.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const slot = Object.hasOwn(slots, name) ? slots[name] : undefined;
    if (slot === undefined) throw new RangeError(`no value for slot ${name}`);
    unused.delete(name);
    return slot.source;
  });
  if (unused.size > 0) throw new RangeError(`no slot for ${[...unused].join(', ')}`);
  return new Markup(source);
}
