import type { DocumentLine, ImageFact, ServiceFact } from '#analysis';
import type { Block, Statement } from '#draft';
import type { Evidence, RepoPath } from '#vocabulary';
import { prove } from './evidence.ts';
import { code, leaning, path, statement } from './inline.ts';
import { type PageTools, paragraph, under } from './page-tools.ts';

/** Images told, services of a file, and traits in one sentence. @source own bounds */
const MOST = { images: 4, services: 12, variables: 2 } as const;

type Parts = readonly { readonly kind: string }[];

function stands(file: RepoPath, line: DocumentLine): Evidence {
  return prove(file, line, { predicate: 'says', words: line.text });
}

/** How each image is built, and what holds in it. */
export function writeImages(images: readonly ImageFact[], tools: PageTools): Block[] {
  const blocks = images
    .slice(0, MOST.images)
    .flatMap((image) => paragraph([stages(image, tools), leaning(traits(image, tools))]));
  return under(tools.texts.operations.imagesHeading, blocks);
}

function stages({ path: file, stages: all }: ImageFact, { texts }: PageTools): Statement | undefined {
  const t = texts.operations;
  const last = all.at(-1);
  if (last === undefined) return undefined;
  const before = all.slice(0, -1).filter(({ name }) => name !== undefined);
  const based = (stage: ImageFact['stages'][number]): Evidence =>
    prove(file, stage, { predicate: 'says', words: stage.base });
  if (before.length === 0) return statement(t.based({ path: path(file), base: code(last.base) }), [based(last)]);
  const named = before.map(({ name = '', base }) => t.stage({ name: code(name), base: code(base) }));
  return statement(
    t.stages({ path: path(file), stages: texts.common.and(named), base: code(last.base) }),
    [...before, last].map(based),
  );
}

function traits(image: ImageFact, { texts }: PageTools): Statement | undefined {
  const t = texts.operations;
  const { path: file, ports, user, volumes, variables, entrypoint, command } = image;
  const said: Parts[] = [];
  const evidence: Evidence[] = [];
  const add = (part: Parts, lines: readonly DocumentLine[]): void => {
    said.push(part);
    evidence.push(...lines.map((line) => stands(file, line)));
  };
  const list = (lines: readonly DocumentLine[]): Parts => texts.common.and(lines.map(({ text }) => code(text)));
  for (const variable of variables.slice(0, MOST.variables)) {
    if (variable.value === '' || variable.value.length > 60 || variable.value.includes('$')) continue;
    said.push(t.sets({ name: code(variable.name), value: code(variable.value) }));
    evidence.push(prove(file, variable, { predicate: 'sets', key: variable.name, value: variable.value }));
  }
  if (volumes.length > 0) add(t.volume({ volumes: list(volumes) }), volumes);
  if (ports.length > 0) add(t.port({ ports: list(ports), count: ports.length }), ports);
  if (user !== undefined) add(t.user({ user: code(user.text) }), [user]);
  if (entrypoint !== undefined && command !== undefined)
    add(t.startsWith({ entrypoint: code(entrypoint.text), command: code(command.text) }), [entrypoint, command]);
  else {
    const started = entrypoint ?? command;
    if (started !== undefined) add(t.starts({ command: code(started.text) }), [started]);
  }
  if (said.length === 0) return undefined;
  return statement(t.image({ traits: texts.common.and(said) }), evidence);
}

/** The services of each compose file. */
export function writeServices(services: readonly ServiceFact[], tools: PageTools): Block[] {
  const t = tools.texts.operations;
  const files = [...new Set(services.map(({ path: file }) => file))];
  const blocks = files.flatMap((file): Block[] => {
    const own = services.filter((service) => service.path === file);
    const intro = statement(t.services({ path: path(file), count: own.length }));
    const items = own.slice(0, MOST.services).map((service) => [serviceItem(service, tools)]);
    return [...paragraph([intro]), { kind: 'list', isOrdered: false, items }];
  });
  return under(t.servicesHeading, blocks);
}

function serviceItem(service: ServiceFact, { texts }: PageTools): Statement {
  const t = texts.operations;
  const { path: file, name, image, build, ports, dependsOn, command } = service;
  const lines = [image, build, ...ports.slice(0, 3), ...dependsOn, command].filter((line) => line !== undefined);
  const list = (of: readonly DocumentLine[]): Parts => texts.common.and(of.map(({ text }) => code(text)));
  const said: Parts[] = [
    ...(build === undefined ? [] : [t.builtFrom({ folder: code(build.text) })]),
    ...(image === undefined ? [] : [t.fromImage({ image: code(image.text) })]),
    ...(ports.length === 0 ? [] : [t.onPorts({ ports: list(ports.slice(0, 3)) })]),
    ...(dependsOn.length === 0 ? [] : [t.afterServices({ services: list(dependsOn) })]),
    ...(command === undefined ? [] : [t.withCommand({ command: code(command.text) })]),
  ];
  const declared = prove(
    file,
    { startLine: service.startLine, endLine: service.startLine },
    { predicate: 'sets', key: name },
  );
  const evidence = [declared, ...lines.map((line) => stands(file, line))];
  return statement(
    said.length === 0
      ? t.serviceBare({ name: code(name) })
      : t.service({ name: code(name), traits: texts.common.comma(said) }),
    evidence,
  );
}
