"""What the participant sees: pages, forms and dialogs over the tracker."""
