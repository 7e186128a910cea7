import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon, type IconName } from '@/components/ui/icon';
import { UndoToast } from '@/components/ui/undo-toast';
import { type Undo, useUndo } from '@/components/ui/use-undo';
import { type MessageKey, t } from '@/utils/platform/i18n';
import { AboutSection } from './options-about';
import { CheckSection } from './options-check';
import { DataSection } from './options-data';
import { SegmentsSection } from './options-segments';
import { SitesSection } from './options-sites';
import { TeamSection } from './options-team';
import '@/components/ui/base.css';
import './options.css';

type Part = 'sites' | 'check' | 'team' | 'segments' | 'data' | 'about';

const PARTS: Record<Part, { title: MessageKey; icon: IconName; draw: (undo: Undo) => VNode }> = {
  sites: { title: 'options_sites', icon: 'globe', draw: (undo) => <SitesSection undo={undo} /> },
  check: { title: 'options_check', icon: 'list-checks', draw: () => <CheckSection /> },
  team: { title: 'options_team', icon: 'users', draw: (undo) => <TeamSection undo={undo} /> },
  segments: { title: 'options_segments', icon: 'layers', draw: (undo) => <SegmentsSection undo={undo} /> },
  data: { title: 'options_data', icon: 'database', draw: () => <DataSection /> },
  about: { title: 'options_about', icon: 'info', draw: () => <AboutSection /> },
};

const isPart = (name: string): name is Part => Object.hasOwn(PARTS, name);
const partOfAddress = (): Part => {
  const name = location.hash.slice(1);
  return isPart(name) ? name : 'sites';
};

/** Everything that is set once. The part shown stands in the address, so that it can be linked to. */
export const OptionsScreen = () => {
  const [part, setPart] = useState(partOfAddress);
  const title = useRef<HTMLHeadingElement>(null);
  const undo = useUndo();
  useEffect(() => {
    const follow = () => {
      setPart(partOfAddress());
      title.current?.focus();
    };
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, []);
  return (
    <div class="options">
      <nav class="options-nav" aria-label={t('options_title')}>
        <p class="options-brand">{t('extensionName')}</p>
        <ul>
          {Object.keys(PARTS)
            .filter(isPart)
            .map((name) => (
              <li key={name}>
                <a href={`#${name}`} aria-current={name === part ? 'page' : undefined}>
                  <Icon name={PARTS[name].icon} />
                  {t(PARTS[name].title)}
                </a>
              </li>
            ))}
        </ul>
      </nav>
      <div class="options-part">
        <h1 ref={title} tabIndex={-1}>
          {t(PARTS[part].title)}
        </h1>
        {PARTS[part].draw(undo)}
        <UndoToast undo={undo} />
      </div>
    </div>
  );
};
