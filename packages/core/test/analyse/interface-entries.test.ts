import { describe, expect, test } from 'vitest';
import type { EntryFact } from '../../src/3-analyse/analysis.ts';
import { analyseTexts, type Texts } from './tiny-repository.ts';

const lines = (...list: string[]): string => `${list.join('\n')}\n`;

/** `GET /x -> handler through f below /api@3 open router r`, as far as each is known. */
const told = ({ name, handler, through, prefixes, open, isInPlace, takes, via }: EntryFact): string =>
  [
    name,
    handler === undefined ? undefined : `-> ${handler.replace(/^.*#/, '')}`,
    isInPlace === true ? 'in place' : undefined,
    takes === undefined ? undefined : `takes ${takes.join(' ')}`,
    through === undefined ? undefined : `through ${through.join(' ')}`,
    prefixes === undefined ? undefined : `below ${prefixes.map((one) => `${one.text}@${one.startLine}`).join(' ')}`,
    open === undefined ? undefined : `open ${open.why} ${open.name}`,
    via === undefined ? undefined : `via ${via.event} ${via.call.callee}`,
  ]
    .filter((part) => part !== undefined)
    .join(' ');

const entriesOf = async (texts: Texts, kind: EntryFact['kind'] = 'route'): Promise<string[]> => {
  const { entries } = await analyseTexts(texts);
  return entries.filter((entry) => entry.kind === kind).map(told);
};

describe('Go', () => {
  const GO = {
    'go.mod': 'module example.org/depot\n\ngo 1.24\n',
    'web/types.go': lines(
      'package web',
      'import "net/http"',
      'type Answer func(w http.ResponseWriter, r *http.Request) error',
      'type Store struct{}',
      'func show(w http.ResponseWriter, r *http.Request) error { return nil }',
      'var list = only(func(w http.ResponseWriter, r *http.Request) error { return nil })',
      'func only(next Answer) Answer { return next }',
      'func save(limit int) Answer { return show }',
      'func alive(w http.ResponseWriter, r *http.Request) {}',
    ),
  };

  test('paths of nested routers, beginnings and methods; the handler among what a call around it is given', async () => {
    const found = await entriesOf({
      ...GO,
      'web/routes.go': lines(
        'package web',
        'import ("net/http"; "github.com/gorilla/mux")',
        'func Routes(store *Store, outer *mux.Router) http.Handler {',
        '\tr := mux.NewRouter()',
        '\twrap := func(fn Answer, prefix string) http.Handler { return nil }',
        '\tr.HandleFunc("/alive", alive)',
        '\tapi := r.PathPrefix("/api").Subrouter()',
        '\tapi.Handle("/login", wrap(save(3), "")).Methods("POST")',
        '\titems := api.PathPrefix("/items").Subrouter()',
        '\titems.Handle("", wrap(list, "")).Methods("GET")',
        '\tapi.PathPrefix("/files").Handler(wrap(show, "/api/files")).Methods("HEAD", "GET")',
        '\tapi.PathPrefix("/wide/{size}").',
        '\t\tHandler(wrap(show, "")).Methods(http.MethodGet)',
        '\tr.Methods("PUT").Path("/put").HandlerFunc(alive)',
        '\tapi.Handle("/two", both(show, list))',
        '\tapi.Handle("/odd", wrap(nil, "x"))',
        '\touter.HandleFunc("/below", alive)',
        '\treturn r',
        '}',
        'func both(a Answer, b Answer) http.Handler { return nil }',
      ),
    });
    expect(found).toEqual([
      '/alive -> alive',
      'POST /api/login -> save through wrap below /api@7',
      'GET /api/items -> list through wrap below /api@7 /items@9',
      'GET /api/files* -> show through wrap below /api@7',
      'HEAD /api/files* -> show through wrap below /api@7',
      'GET /api/wide/{size}* -> show through wrap below /api@7',
      'PUT /put -> alive',
      '/api/two below /api@7',
      '/api/odd below /api@7',
      '/below -> alive open router outer',
    ]);
  });

  test('commands whose code stands inside a call of the program', async () => {
    const commands = await entriesOf(
      {
        'go.mod': 'module example.org/depot\n',
        'cmd/root.go': lines(
          'package cmd',
          'import "github.com/spf13/cobra"',
          'type options struct{ deep bool }',
          'var rootCmd = &cobra.Command{Use: "depot"}',
          'func init() { rootCmd.AddCommand(addCmd, findCmd) }',
          'func with(fn func(*cobra.Command, []string, int) error, o options) func(*cobra.Command, []string) error { return nil }',
          'var addCmd = &cobra.Command{',
          '\tUse: "add <name>",',
          '\tShort: "Adds a thing",',
          '\tRunE: with(func(cmd *cobra.Command, args []string, n int) error { return nil }, options{}),',
          '}',
          'var findCmd = &cobra.Command{Use: "find", RunE: with(find, options{deep: true})}',
          'func find(cmd *cobra.Command, args []string, n int) error { return nil }',
        ),
      },
      'command',
    );
    expect(commands).toEqual(['add -> addCmd in place through with', 'find -> find through with']);
  });
});

describe('Python', () => {
  const RESOURCES = {
    'shop/base.py': lines('class Base:', '    def get(self): pass'),
    'shop/items.py': lines(
      'from flask_restful import Resource',
      'from shop.base import Base',
      'class Items(Base, Resource):',
      '    def post(self): pass',
      '    def helper(self): pass',
    ),
  };

  test('classes bound to paths answer with the methods they have, also through a method of the program', async () => {
    const found = await entriesOf({
      ...RESOURCES,
      'shop/api.py': lines(
        'from flask_restful import Api',
        'from elsewhere import Other',
        'from shop.items import Items',
        'def scoped(url): return url',
        'class Mine(Api):',
        '    def add_scoped(self, resource, *urls, **more):',
        '        urls = [scoped(url) for url in urls]',
        '        return self.add_resource(resource, *urls, **more)',
        '    def add_never(self, resource, *urls):',
        '        print(resource, urls)',
        'api = Mine()',
        'api.add_resource(Items, "/items", "/things")',
        'api.add_scoped(Items, "/scoped/<id>", endpoint="x")',
        'api.add_never(Items, "/never")',
        'api.add_resource(Other, "/other")',
      ),
    });
    expect(found.sort()).toEqual([
      '/other',
      'GET /items -> Base.get',
      'GET /scoped/<id> -> Base.get open function scoped',
      'GET /things -> Base.get',
      'POST /items -> Items.post',
      'POST /scoped/<id> -> Items.post open function scoped',
      'POST /things -> Items.post',
    ]);
  });

  test('blueprints and routers hang where they are registered, or nobody knows where', async () => {
    const found = await entriesOf({
      'web/a.py': lines(
        'from flask import Blueprint',
        'users = Blueprint("users", __name__, url_prefix="/own")',
        'lost = Blueprint("lost", __name__)',
        '@users.get("/list")',
        'def show(): pass',
        '@lost.get("/lost")',
        'def gone(): pass',
      ),
      'web/app.py': lines(
        'from flask import Flask',
        'from web.a import users',
        'app = Flask(__name__)',
        'app.register_blueprint(users, url_prefix="/users")',
        '@app.route(scoped("/home"))',
        'def home(): pass',
        'app.add_url_rule("/rule", "rule", home, methods=["POST"])',
      ),
      'fast/a.py': lines(
        'from fastapi import APIRouter',
        'router = APIRouter(prefix="/items")',
        '@router.get("/{id}")',
        'def item(): pass',
      ),
      'fast/app.py': lines(
        'from fastapi import FastAPI',
        'from fast import a',
        'app = FastAPI()',
        'app.include_router(a.router, prefix="/v1")',
      ),
    });
    expect(found).toEqual([
      'GET /v1/items/{id} -> item below /v1@4 /items@2',
      'GET /users/list -> show below /users@4',
      'GET /lost -> gone open router lost',
      'GET /home -> home open function scoped',
      'POST /rule -> home',
    ]);
  });

  test('view sets, of which only the beginning is known, and routes that aiohttp is given', async () => {
    const found = await entriesOf({
      'site/urls.py': lines(
        'from django.urls import include, path',
        'from rest_framework.routers import DefaultRouter',
        'from site.views import Users, Things',
        'router = DefaultRouter()',
        'router.register("users", Users)',
        'loose = DefaultRouter()',
        'loose.register("things", Things)',
        'urlpatterns = [path("api/", include(router.urls))]',
      ),
      'site/views.py': 'class Users: pass\nclass Things: pass\n',
      'aio.py': lines(
        'from aiohttp import web',
        'async def show(request): pass',
        'app = web.Application()',
        'app.router.add_get("/show", show)',
        'app.add_routes([web.post("/save", show)])',
      ),
    });
    expect(found).toEqual([
      'GET /show -> show',
      'POST /save -> show',
      '/api/users/* -> Users below api/@8',
      '/things/* -> Things open router loose.urls',
    ]);
  });

  test('commands have the names of the groups that others add', async () => {
    const commands = await entriesOf(
      {
        'tool/users.py': lines(
          'import click',
          '@click.group()',
          'def users(): pass',
          '@users.command()',
          'def add(): pass',
        ),
        'tool/cli.py': lines(
          'import click',
          'from tool import users',
          '@click.group()',
          'def cli(): pass',
          'cli.add_command(users.users, "people")',
        ),
      },
      'command',
    );
    expect(commands).toEqual(['cli -> cli', 'people -> users below people@5', 'people add -> add below people@5']);
  });
});

describe('TypeScript', () => {
  test('routers of Express hang where they are mounted, or nobody knows where', async () => {
    const found = await entriesOf({
      'src/app.ts': lines(
        "import express from 'express';",
        "import users from './users.ts';",
        "import { made } from './made.ts';",
        'const app = express();',
        "app.use('/api', check, users);",
        "app.use('/made', made());",
        "app.get('/', home);",
      ),
      'src/users.ts': lines(
        "import express from 'express';",
        'const router = express.Router();',
        "router.get('/', list);",
        "router.post('/:id', save);",
        'function list() {}',
        'function save() {}',
        'export default router;',
      ),
      'src/made.ts': lines(
        "import { Router } from 'express';",
        'export function made() {',
        '  const inner = Router();',
        "  inner.get('/x', go);",
        '  return inner;',
        '}',
        'function go() {}',
        'const lone = Router();',
        "lone.get('/lone', go);",
      ),
    });
    expect(found).toEqual([
      'GET /',
      'GET /made/x -> go below /made@6',
      'GET /lone -> go open router lone',
      'GET /api -> list below /api@5',
      'POST /api/:id -> save below /api@5',
    ]);
  });

  test('NestJS: the class, the method and what the program puts before all', async () => {
    const texts = {
      'src/users.ts': lines(
        "import { Controller, Get, Post } from '@nestjs/common';",
        "@Controller('users')",
        'export class Users {',
        "  @Get(':id')",
        '  one() {}',
        '  @Post()',
        '  async add() {}',
        '}',
      ),
    };
    expect(await entriesOf(texts)).toEqual([
      'GET /users/:id -> Users.one below users@2',
      'POST /users -> Users.add below users@2',
    ]);
    const main = lines("import { NestFactory } from '@nestjs/core';", "app.setGlobalPrefix('api');");
    expect(await entriesOf({ ...texts, 'src/main.ts': main })).toEqual([
      'GET /api/users/:id -> Users.one below /api@2 users@2',
      'POST /api/users -> Users.add below /api@2 users@2',
    ]);
  });

  test('procedures that constants hold are called as the router calls them', async () => {
    const found = await entriesOf({
      'src/trpc.ts': lines(
        "import { initTRPC } from '@trpc/server';",
        'const t = initTRPC.create();',
        'export const router = t.router;',
        'export const procedure = t.procedure;',
      ),
      'src/list.ts': lines(
        "import { procedure } from './trpc.ts';",
        'export const list = procedure.input(x).query(() => 1);',
        'export const drop = procedure.mutation(() => 1);',
        'export const lone = procedure.query(() => 1);',
      ),
      'src/router.ts': lines(
        "import { router } from './trpc.ts';",
        "import { drop, list } from './list.ts';",
        'export const app = router({ items: list, drop });',
      ),
    });
    expect(found).toEqual(['query items -> list below items@3', 'mutation drop -> drop below drop@3']);
  });

  const SERVER = lines(
    "import { Server, Socket } from 'socket.io';",
    "import { Relay } from './relay.ts';",
    "import { Peer } from './peer.ts';",
    'export function start(io: Server, relay: Relay) {',
    "  io.on('connection', (socket) => {",
    "    socket.on('ready', (name) => {});",
    "    socket.on('disconnect', () => {});",
    '  });',
    '}',
    'export function serve(peer: Peer, relay: Relay) {',
    "  peer.on('agent', async (event, data) => { relay.call(event, data); });",
    '}',
  );

  test('events of a connection, of a kind of it, and those that an event hands on', async () => {
    const found = await entriesOf({
      'src/server.ts': SERVER,
      'src/peer.ts': "import { Socket } from 'socket.io';\nexport interface Peer extends Socket { id: string }\n",
      'src/relay.ts': lines(
        'export class Relay {',
        '  list = new Map();',
        '  on(event: string, callback: () => void) { this.list.set(event, callback); }',
        '  call(event: string, data: unknown) { this.list.get(event)(data); }',
        '}',
      ),
      'src/deploy.ts': lines(
        "import { Relay } from './relay.ts';",
        'export function deploy(relay: Relay, other: Emitter) {',
        "  relay.on('deploy', run);",
        "  other.on('ghost', run);",
        '}',
        'function run() {}',
      ),
    });
    expect(found).toEqual([
      'event deploy -> run via agent relay.call',
      'event ready in place takes name',
      'event agent -> Relay.call in place takes event data',
    ]);
  });

  test('no event is told of an emitter of the program that no server calls, nor of a client', async () => {
    const found = await entriesOf({
      'src/client.ts': lines(
        "import { io, Socket } from 'socket.io-client';",
        "export function wait(socket: Socket) { socket.on('news', show); }",
        'function show() {}',
      ),
      'src/relay.ts': lines(
        'export class Relay {',
        '  list = new Map();',
        '  on(event: string, callback: () => void) { this.list.set(event, callback); }',
        '}',
        "export function deploy(relay: Relay) { relay.on('deploy', run); }",
        'function run() {}',
      ),
    });
    expect(found).toEqual([]);
  });
});
