import type { IconName } from '@/components/ui/icon';
import type { Channel, Direction, InteractionKind } from '@/utils/domain/interaction';
import { type MessageKey, t } from '@/utils/platform/i18n';

type Look = { word: MessageKey; icon: IconName };

const CHANNELS: Record<Channel, Look> = {
  'e-mail': { word: 'channel_mail', icon: 'mail' },
  phone: { word: 'channel_phone', icon: 'phone' },
  counter: { word: 'channel_counter', icon: 'shop' },
  chat: { word: 'channel_chat', icon: 'message' },
  meeting: { word: 'channel_visit', icon: 'handshake' },
  letter: { word: 'channel_letter', icon: 'inbox' },
};

export const channelWord = (channel: Channel): string => t(CHANNELS[channel].word);
export const channelIcon = (channel: Channel): IconName => CHANNELS[channel].icon;

/** `key`: the letter that chooses it, in the interface's language. */
const KINDS: Record<InteractionKind, Look & { key: MessageKey }> = {
  communication: { word: 'kind_communication', icon: 'message', key: 'kind_communication_key' },
  advice: { word: 'kind_advice', icon: 'lightbulb', key: 'kind_advice_key' },
  appearance: { word: 'kind_appearance', icon: 'user', key: 'kind_appearance_key' },
  extra: { word: 'kind_extra', icon: 'gift', key: 'kind_extra_key' },
  goodwill: { word: 'kind_goodwill', icon: 'hand-heart', key: 'kind_goodwill_key' },
  complaint: { word: 'kind_complaint', icon: 'triangle-alert', key: 'kind_complaint_key' },
  order: { word: 'kind_order', icon: 'bag', key: 'kind_order_key' },
  praise: { word: 'kind_praise', icon: 'thumbs-up', key: 'kind_praise_key' },
};

export const kindWord = (kind: InteractionKind): string => t(KINDS[kind].word);
export const kindIcon = (kind: InteractionKind): IconName => KINDS[kind].icon;
export const kindKey = (kind: InteractionKind): string => t(KINDS[kind].key);

const DIRECTIONS: Record<Direction, Look> = {
  inbound: { word: 'direction_inbound', icon: 'arrow-down-left' },
  outbound: { word: 'direction_outbound', icon: 'arrow-up-right' },
};

export const directionWord = (direction: Direction): string => t(DIRECTIONS[direction].word);
export const directionIcon = (direction: Direction): IconName => DIRECTIONS[direction].icon;
