import { openScreen } from '@/components/screens/open-screen';
import { PopupScreen } from '@/components/screens/popup';

openScreen((address) => <PopupScreen {...address} />);
