import * as z from 'zod';

/** A run's id as clients send it: a version 4 UUID, whose 122 random bits are the right to follow and end the run. */
export const runIdSchema = z
  .uuidv4()
  .toLowerCase()
  .describe('Version 4 UUID, chosen by the client; sending it again attaches to the same run.');
