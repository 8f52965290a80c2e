"""Parts of a screen that know one value and no tracker."""
