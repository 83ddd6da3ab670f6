import type { WikiLanguage } from '@orionwiki/core/messages';
import type { ThemeChoice } from '#lib/ui/theme.ts';

declare global {
  namespace App {
    interface Locals {
      language: WikiLanguage;
      theme: ThemeChoice;
    }
  }
}
