import { architecture } from './wiki/architecture.ts';
import { behaviour } from './wiki/behaviour.ts';
import { common, sources, titles } from './wiki/common.ts';
import { configuration } from './wiki/configuration.ts';
import { documents } from './wiki/documents.ts';
import { extending } from './wiki/extending.ts';
import { coverage, reference } from './wiki/facts.ts';
import { flow } from './wiki/flow.ts';
import { interfaces } from './wiki/interfaces.ts';
import { module } from './wiki/module.ts';
import { operations } from './wiki/operations.ts';
import { overview } from './wiki/overview.ts';
import { start } from './wiki/start.ts';

/** Titles, headings and sentence patterns of the pages in English; this object is the type that Turkish has to satisfy. */
export const wiki = {
  titles,
  common,
  sources,
  documents,
  overview,
  start,
  architecture,
  flow,
  module,
  behaviour,
  interfaces,
  configuration,
  extending,
  operations,
  reference,
  coverage,
};

/** Every text and pattern that a wiki's pages are made of. */
export type WikiMessages = typeof wiki;
