import type { LineRange } from '#vocabulary';
import type { EntryFact, OpenPath, OptionFact, RegistryFact, SymbolId } from '../../analysis.ts';
import type { RawCall } from '../parsed-file.ts';

/** What a key, a route or a command stands for, as written. */
export interface RawValue extends LineRange {
  /** At most 80 characters. */
  readonly text: string;
  /** Dotted name of a function or class; absent for code written in place. */
  readonly name?: string;
  /** Whether it is a function or class written in place. */
  readonly isInline?: boolean;
  /** Go: a method of a value, before it is known of which type: then there is no `name`. */
  readonly member?: Pick<RawCall, 'callee' | 'isLocal' | 'operand'>;
  /** Go: whether it is a literal of the type `name`. */
  readonly isLiteral?: boolean;
  /** Of a call that gives a handler: what is called as written, and its arguments that may be handlers. */
  readonly call?: { readonly callee: string; readonly passed: readonly RawValue[] };
  /** Go: the way to its type: see `go/go-values.ts`. */
  readonly way?: string;
}

/** One entry of a table, list, decorator or registering call. */
export interface RawRegistryEntry extends LineRange {
  readonly key: string;
  readonly value: RawValue;
  /** Method and path of a row that describes a route. */
  readonly route?: string;
}

/** A table before it is known what its values are. */
export interface RawRegistry extends LineRange, Pick<RegistryFact, 'kind' | 'name'> {
  readonly holder?: SymbolId;
  readonly entries: readonly RawRegistryEntry[];
  /** Whether only a look-up by key tells it from an object with members: its keys are plain names, its type is not a map. */
  readonly isDoubtful?: boolean;
}

/** A statement that adds to a variable while the program runs: `TABLE[key] = value`, `TABLE.set(key, value)`. */
export interface RawWrite extends LineRange {
  readonly name: string;
  /** As written; empty in a list. */
  readonly key: string;
  readonly value: string;
}

/** An entry before its handler is known. */
export interface RawEntry
  extends LineRange,
    Pick<EntryFact, 'kind' | 'name' | 'help' | 'helpLines' | 'through' | 'written' | 'open' | 'isBeginning'> {
  readonly handler?: RawValue;
  /** The declaration that a decorator makes an entry: itself the handler. */
  readonly of?: SymbolId;
  /** Name of the group that a command hangs on, or of the list that a route stands in, as written in the file. */
  readonly group?: string;
  /** Whether it only groups others: no command of its own at the root. */
  readonly isRoot?: boolean;
  /** Whether it counts only where a router has the declaration as a member. */
  readonly isMember?: boolean;
  /** Variable of a router that a route is made on, as written. */
  readonly on?: string;
  /** Module that the receiver must come from, or one not known. */
  readonly receiver?: string;
  /** What comes before `written`, in the same file, outermost first. */
  readonly before?: readonly (LineRange & { readonly text: string })[];
}

/** A list of routes that hangs below a path of another one, as Django's `include` does. */
export interface RawMount extends LineRange {
  /** Name of the list in which it stands. */
  readonly list: string;
  readonly prefix: string;
  /** Name of the list that is included, in the same file. */
  readonly of?: string;
  /** Module whose `urlpatterns` are included, as written. */
  readonly module?: string;
}

/** A group of commands that is added to another one: `cli.add_command(users, "users")`. */
export interface RawGroupMount extends LineRange {
  /** As written in the file. */
  readonly parent: string;
  readonly child: string;
  /** Absent where the group keeps its own name. */
  readonly name?: string;
}

/** A variable that holds a router, or an application. */
export interface RawRouter {
  readonly name: string;
  /** Whether it answers nothing before it is mounted. */
  readonly isRouter: boolean;
  /** The path it brings itself. */
  readonly prefix?: LineRange & { readonly text: string };
  /** Whether that path is an expression. */
  readonly isUnknown?: boolean;
  /** The declaration around it. */
  readonly in?: SymbolId;
}

/** A router that hangs below a path of another one. */
export interface RawRouterMount {
  readonly parent: string;
  /** The router, or the function that makes it. */
  readonly child: string;
  readonly isMade?: boolean;
  readonly prefix?: LineRange & { readonly text: string };
  readonly isUnknown?: boolean;
  /** Whether its path stands in for the router's own. */
  readonly isOverride: boolean;
}

/** A member of a router of procedures: the name under which clients call it, and what it is. */
export interface RawRouterMember extends LineRange {
  readonly key: string;
  readonly value: string;
}

/** A function that waits for an event on what the function around it was given. */
export interface RawListener extends LineRange {
  readonly event: string;
  readonly handler: RawValue;
  /** The declared type of what it waits on. */
  readonly type?: string;
  /** Whether the `connection` of a server gave it. */
  readonly isConnected?: boolean;
  /** Names of what code written in place takes. */
  readonly takes?: readonly string[];
}

/** A class whose method `on` keeps the function that it gets. */
export interface RawEventStore {
  readonly of: SymbolId;
}

/** A class bound to paths by a call, before it is known which methods it has and what the call reaches. */
export interface RawResource extends LineRange {
  readonly type: string;
  readonly callee: string;
  /** Whether the method is the package's own. */
  readonly isDirect: boolean;
  readonly paths: readonly { readonly text: string; readonly open?: OpenPath }[];
}

/** A function that passes a class and paths on to the method of the package. */
export interface RawResourceWrapper {
  readonly by: SymbolId;
  /** Set when it changes the paths before, with the lines in its file. */
  readonly open?: OpenPath & LineRange;
}

/** An option before the name of its command is known. */
export interface RawOption extends Omit<OptionFact, 'path'> {
  /** The declaration whose decorators or parameters it is. */
  readonly of?: SymbolId;
  /** What holds its command in Go: see `go/surface/go-handles.ts`. */
  readonly holder?: string;
}

/** A command of Go before it is known below which other one it stands. */
export interface RawCommand extends LineRange {
  /** Its name with what may follow, as written: `sweep DIR`. */
  readonly use: string;
  readonly help?: string;
  readonly helpLines?: LineRange;
  readonly handler?: RawValue;
  /** Whether it does something itself. */
  readonly isRun?: boolean;
  /** The declaration it stands in. */
  readonly in?: SymbolId;
  /** What holds it: see `go/surface/go-handles.ts`. */
  readonly holders: readonly string[];
}

/** Commands that stand below another one. */
export interface RawCommandLink {
  readonly parent: string;
  readonly children: readonly string[];
}

/** What a file offers to the outside and to those who extend it. */
export interface RawSurface {
  /** Names of variables that the file looks keys up in, or goes through. */
  readonly lookedUp: readonly string[];
  readonly registries: readonly RawRegistry[];
  readonly writes: readonly RawWrite[];
  readonly entries: readonly RawEntry[];
  readonly mounts?: readonly RawMount[];
  readonly options: readonly RawOption[];
  /** What comes before every path of the program; without a text it is worked out. */
  readonly globalPrefix?: LineRange & { readonly text?: string };
  readonly routers?: readonly RawRouter[];
  readonly routerMounts?: readonly RawRouterMount[];
  readonly routerMembers?: readonly RawRouterMember[];
  readonly listeners?: readonly RawListener[];
  readonly eventStores?: readonly RawEventStore[];
  /** Only for Python. */
  readonly groupMounts?: readonly RawGroupMount[];
  readonly resources?: readonly RawResource[];
  readonly resourceWrappers?: readonly RawResourceWrapper[];
  /** Only for Go. */
  readonly commands?: readonly RawCommand[];
  readonly commandLinks?: readonly RawCommandLink[];
}
