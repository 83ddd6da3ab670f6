import * as z from 'zod';

/** A page's id as it stands in the wiki's addresses. */
export const pageIdSchema = z
  .string()
  .max(200)
  .regex(/^[a-z0-9-]+$/);
