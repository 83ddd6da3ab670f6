import type {
  BuiltSettingFact,
  CallFact,
  DocumentSection,
  EnvironmentFact,
  OptionFact,
  OutcomeFact,
  SchemaFact,
  SettingFact,
  SettingTarget,
  SettingValue,
  SettingWords,
  SymbolFact,
} from '#analysis';
import type { RepoPath } from '#vocabulary';
import type { AuthorWords, LimitStory, SymbolStory } from './plan-facts.ts';
import type { Measure } from './select/measure-words.ts';

/** How code ends when a setting is missing or wrong. */
export interface SettingCheck {
  readonly outcome: OutcomeFact;
  /** The condition right around it. */
  readonly condition: string;
  /** `missing` without a value, `other` for every value that is not of the setting's type, `when` as the condition says. */
  readonly kind: 'missing' | 'other' | 'when';
  readonly symbol?: SymbolFact;
}

/** A setting with what is told of it. */
export interface SettingStory {
  readonly fact: SettingFact;
  readonly words?: AuthorWords;
  /** The read that gives its default. */
  readonly standard?: EnvironmentFact;
  /** The named constant that is its default. */
  readonly constant?: SymbolFact;
  /** Its default as a time or a size. */
  readonly measure?: Measure;
  /** Where the value goes; the callee is the class when its constructor takes it. */
  readonly becomes?: { readonly target: SettingTarget; readonly callee: SymbolFact };
  /** At most 2. */
  readonly checks: readonly SettingCheck[];
  /** Values beside the code that differ from the default, at most 3. */
  readonly values: readonly SettingValue[];
  /** A function whose comment speaks of it. */
  readonly mention?: { readonly symbol: SymbolFact; readonly words: AuthorWords };
  /** A default in a document that the code contradicts. */
  readonly documented?: SettingWords;
  /** Whether its values must not be repeated. */
  readonly isSecret: boolean;
  readonly sectionId: string | undefined;
}

/** What can be set from outside, what is fixed inside, and what documents say about settings. */
export interface ConfigurationBrief {
  readonly kind: 'configuration';
  /** Told in sentences, at most 12, in the order of the first document that lists them. */
  readonly told: readonly SettingStory[];
  /** Told in rows: what is left when there are more. */
  readonly rows: readonly SettingStory[];
  /** Variables of the system that the product looks at. */
  readonly platform: readonly SettingFact[];
  /** Names that product code puts together around a literal, at most 3. */
  readonly built: readonly BuiltSettingFact[];
  /** Functions that read settings, the one that reads most first, with its resolved callers. */
  readonly readers: readonly {
    readonly symbol: SymbolFact;
    readonly reads: readonly EnvironmentFact[];
    readonly callers: readonly CallFact[];
  }[];
  /** Files beside the code that hold values, with one value of each. */
  readonly valueFiles: readonly SettingValue[];
  /** Whether every product file was looked through for reads. */
  readonly isComplete: boolean;
  /** Switches by command. */
  readonly commands: readonly { readonly command?: string; readonly options: readonly OptionFact[] }[];
  readonly limits: readonly LimitStory[];
  /** Objects of settings that a schema describes, at most 3, each with further schemas of the same keys. */
  readonly schemas: readonly { readonly schema: SchemaFact; readonly others: readonly SchemaFact[] }[];
  readonly optionTypes: readonly OptionTypeStory[];
  readonly documents: readonly {
    readonly path: RepoPath;
    readonly section: DocumentSection;
    readonly words?: AuthorWords;
  }[];
}

/** A type of settings, with how many it has in all. */
export interface OptionTypeStory extends SymbolStory {
  readonly settingCount: number;
}
