import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { addressesIn } from '@/utils/webmail/pick';

// Run once in the page of the active tab, when a person asks to pick the customer there; what it returns is the answer.
export default defineUnlistedScript(() => addressesIn(document));
