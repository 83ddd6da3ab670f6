import { type LocalStore, localStore } from './local-store.ts';

/** The name that the exported file uses too. */
const STORE_KEY = 'ow:keys';

/** Whether single keys act as shortcuts; people who dictate have to be able to switch them off (WCAG 2.1.4). */
export class SingleKeys {
  #isOn = $state(true);
  readonly #store: LocalStore;

  constructor(store: LocalStore = localStore()) {
    this.#store = store;
    this.#isOn = store.get(STORE_KEY) !== 'off';
  }

  get isOn(): boolean {
    return this.#isOn;
  }

  set isOn(isOn: boolean) {
    this.#isOn = isOn;
    this.#store.set(STORE_KEY, isOn ? 'on' : 'off');
  }
}
