import type { FileParts } from '../../dialect.ts';
import type { RawSurface } from '../../surface/raw-surface.ts';
import type { GoInput } from '../read-go-file.ts';
import { GoHandles } from './go-handles.ts';
import { GoSurfaceContext } from './go-surface-context.ts';
import { readComparedFlags } from './read-compared-flags.ts';
import { readGoCommands } from './read-go-commands.ts';
import { readGoFlags } from './read-go-flags.ts';
import { readGoRegistrations } from './read-go-registrations.ts';
import { readGoRoutes } from './read-go-routes.ts';
import { readGoTables } from './read-go-tables.ts';

/** What a file of Go offers: its tables and registrations, its commands, switches and routes. */
export function readGoSurface(
  { calls, extracted, lines, packages }: FileParts,
  { context: { captured }, values }: GoInput,
): RawSurface {
  const context = new GoSurfaceContext({ captured, calls, extracted, lines, values, packages });
  const handles = new GoHandles(context);
  const { commands, links, options } = readGoCommands(context, handles);
  return {
    lookedUp: [],
    writes: [],
    registries: [...readGoTables(context), ...readGoRegistrations(context)],
    entries: readGoRoutes(context),
    options: [...options, ...readGoFlags(context, handles), ...readComparedFlags(context)],
    ...(commands.length === 0 ? {} : { commands }),
    ...(links.length === 0 ? {} : { commandLinks: links }),
  };
}
