import { wikiFrame } from '#lib/server/wiki-frame.ts';
import type { RequestHandler } from './$types';

/** The empty, sandboxed document into which a kept wiki is put. */
export const GET: RequestHandler = ({ url }) => wikiFrame(url.searchParams);
