import type { RawSurface } from './raw-surface.ts';
import { readAddedRoutes } from './read-added-routes.ts';
import { readArgumentParsers } from './read-argument-parsers.ts';
import { readChainedCommands } from './read-chained-commands.ts';
import { readClassRoutes, readGlobalPrefix } from './read-class-routes.ts';
import { readDecoratedCommands, readGroupMounts } from './read-decorated-commands.ts';
import { readDjangoRoutes } from './read-django-routes.ts';
import { readJobs } from './read-jobs.ts';
import { readLookUps } from './read-look-ups.ts';
import { readRouterMembers } from './read-procedures.ts';
import { readRegistrations } from './read-registrations.ts';
import { readResources } from './read-resource-routes.ts';
import { readRouters } from './read-routers.ts';
import { readRoutes } from './read-routes.ts';
import { readSocketEvents } from './read-socket-events.ts';
import { readTables } from './read-tables.ts';
import { readWrites } from './read-writes.ts';
import type { SurfaceContext } from './surface-context.ts';

/** What a file offers: its tables and registrations, its commands, options, routes and jobs. */
export function readSurface(context: SurfaceContext): RawSurface {
  const commands = [readChainedCommands(context), readArgumentParsers(context), readDecoratedCommands(context)];
  const { routes, mounts } = readDjangoRoutes(context);
  const { resources, wrappers } = readResources(context);
  const groupMounts = readGroupMounts(context);
  const { routers, mounts: routerMounts } = readRouters(context);
  const routerMembers = readRouterMembers(context);
  const { listeners, stores } = readSocketEvents(context);
  return {
    ...(mounts.length === 0 ? {} : { mounts }),
    ...readGlobalPrefix(context),
    ...(routers.length === 0 ? {} : { routers }),
    ...(routerMounts.length === 0 ? {} : { routerMounts }),
    ...(routerMembers.length === 0 ? {} : { routerMembers }),
    ...(listeners.length === 0 ? {} : { listeners }),
    ...(stores.length === 0 ? {} : { eventStores: stores }),
    ...(groupMounts.length === 0 ? {} : { groupMounts }),
    ...(resources.length === 0 ? {} : { resources }),
    ...(wrappers.length === 0 ? {} : { resourceWrappers: wrappers }),
    lookedUp: readLookUps(context),
    registries: [...readTables(context), ...readRegistrations(context)],
    writes: readWrites(context),
    entries: [
      ...commands.flatMap(({ entries }) => entries),
      ...readRoutes(context),
      ...routes,
      ...readClassRoutes(context),
      ...readAddedRoutes(context),
      ...readJobs(context),
    ],
    options: commands.flatMap(({ options }) => options),
  };
}

/** Of files that are no product code. */
export const NO_SURFACE: RawSurface = { lookedUp: [], registries: [], writes: [], entries: [], options: [] };
