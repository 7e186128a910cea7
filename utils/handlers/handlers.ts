import type { Handlers } from '@/utils/messaging/server';
import { careList } from './care';
import { customerHandlers } from './customers';
import { dataHandlers } from './data';
import { interactionHandlers } from './interactions';
import { pickHandlers } from './picks';
import { seenHandlers } from './seen';
import { segmentHandlers } from './segments';
import { selfTestHandlers } from './self-test';
import type { Services } from './services';
import { siteHandlers } from './sites';

/** One handler per verb of the protocol. */
export const createHandlers = (services: Services): Handlers => ({
  ...seenHandlers(services),
  ...siteHandlers(services),
  ...pickHandlers(services),
  ...selfTestHandlers(services),
  ...customerHandlers(services),
  ...interactionHandlers(services),
  ...segmentHandlers(services),
  ...dataHandlers(services),
  'care.list': () => careList(services),
});
