import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { selfTest } from '@/utils/webmail/self-test';

// Run once in a tab, when a person asks for the self-test there; what it returns holds names and numbers only.
export default defineUnlistedScript(() => selfTest(document, location.href, Date.now()));
