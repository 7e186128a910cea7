import { openScreen } from '@/components/screens/open-screen';
import { SidePanelScreen } from '@/components/screens/sidepanel';

openScreen((address) => <SidePanelScreen {...address} />);
