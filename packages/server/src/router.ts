import { cancel } from './generate/cancel.ts';
import { confirm } from './generate/confirm.ts';
import { generateEphemeral } from './generate/generate-ephemeral.ts';
import { generateProgress } from './generate/generate-progress.ts';
import { info } from './generate/info.ts';
import { inspect } from './generate/inspect.ts';
import { page } from './generate/page.ts';
import { result } from './generate/result.ts';
import { retryPage } from './generate/retry-page.ts';
import { router } from './trpc.ts';

/** Every procedure of the server: the contents page of `generate/`. */
export const appRouter = router({
  generateEphemeral,
  generateProgress,
  page,
  result,
  cancel,
  confirm,
  retryPage,
  inspect,
  info,
});

/** The type from which clients derive all inputs and outputs. */
export type AppRouter = typeof appRouter;
