import { hasEnded, type RunState } from './run-state.ts';

/** What is shown outside of the page. */
export interface NoticeText {
  readonly title: string;
  readonly body: string;
}

/** The browser's notifications, as far as they are used. */
export interface NotificationPort {
  readonly permission: 'default' | 'granted' | 'denied';
  /** Asks the person; only to be called from a press of a button. */
  request(): Promise<'default' | 'granted' | 'denied'>;
  /** Whether the person looks at the page anyway. */
  isLookedAt(): boolean;
  show(text: NoticeText): void;
}

/** Tells outside of the page when a run needs its person: when it is ready, and when it asks. Off unless asked for. */
export class ReadyNotice {
  isOn = $state(false);
  isRefused = $state(false);
  readonly #port: NotificationPort | undefined;
  #describe: ((state: RunState) => NoticeText) | undefined;

  constructor(port: NotificationPort | undefined = browserNotifications()) {
    this.#port = port;
    this.isRefused = port?.permission === 'denied';
  }

  /** Whether the browser has notifications at all. */
  get isPossible(): boolean {
    return this.#port !== undefined;
  }

  /** Asks for the permission when there is none yet. `describe` words what will be told. */
  async turnOn(describe: (state: RunState) => NoticeText): Promise<void> {
    if (!this.#port) return;
    const answer = this.#port.permission === 'default' ? await this.#port.request() : this.#port.permission;
    this.isOn = answer === 'granted';
    this.isRefused = answer === 'denied';
    this.#describe = describe;
  }

  /** To be called with each change of the run. */
  see(state: RunState, before: RunState): void {
    const isNews = (hasEnded(state) && !hasEnded(before)) || (state.isAsking === true && !before.isAsking);
    if (!isNews || !this.isOn || !this.#port || !this.#describe || this.#port.isLookedAt()) return;
    this.#port.show(this.#describe(state));
  }
}

function browserNotifications(): NotificationPort | undefined {
  if (typeof Notification === 'undefined') return undefined;
  return {
    get permission() {
      return Notification.permission;
    },
    request: () => Notification.requestPermission(),
    isLookedAt: () => document.visibilityState === 'visible' && document.hasFocus(),
    show({ title, body }) {
      try {
        const shown = new Notification(title, { body, icon: '/favicon.svg' });
        shown.addEventListener('click', () => {
          window.focus();
          shown.close();
        });
      } catch {
        // Some phones have the class and refuse its use outside of a service worker; the title still tells.
      }
    },
  };
}
